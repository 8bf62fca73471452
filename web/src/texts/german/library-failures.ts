/** What the server says of a failure about recordings, by its code, in German. */
export const libraryFailures = {
  "quota-reached":
    "Aufzeichnungen belegen allen Platz, den sie dürfen. Löschen Sie einige endgültig, oder bitten Sie um mehr.",
  "on-legal-hold": "Sie hat eine Löschsperre: Niemand kann sie löschen, bis ein Administrator die Sperre aufhebt.",
  "not-stopped": "Sie wird noch aufgezeichnet oder verarbeitet.",
  "too-many-shares": "Eine Aufzeichnung hat höchstens 100 Links. Widerrufen Sie zuerst einige.",
  "no-share": "Dieser Link wurde schon widerrufen.",
  "no-hold": "Sie hat keine Löschsperre mehr.",
  "public-links-off": "Der Raum zeigt Aufzeichnungen niemandem ohne Konto.",
  "nothing-to-download": "Es gibt nichts herunterzuladen.",
  "no-media": "Von dieser Aufzeichnung gibt es keine Datei.",
} as const;
