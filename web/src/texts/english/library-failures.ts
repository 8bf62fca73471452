/** What the server says of a failure about recordings, by its code. */
export const libraryFailures = {
  "quota-reached":
    "Recordings take all the space that they may. Delete some for good, or ask an administrator for more.",
  "on-legal-hold": "It is under legal hold: nobody can delete it until an administrator lifts the hold.",
  "not-stopped": "It is still being recorded or made.",
  "too-many-shares": "A recording has at most 100 links. Revoke some first.",
  "no-share": "This link was revoked already.",
  "no-hold": "It is not under legal hold any more.",
  "public-links-off": "The room does not open recordings to people without an account.",
  "nothing-to-download": "There is nothing to download.",
  "no-media": "There is no file of this recording.",
} as const;
