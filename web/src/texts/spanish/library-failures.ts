/** What the server says of a failure about recordings, by its code, in Spanish. */
export const libraryFailures = {
  "quota-reached":
    "Las grabaciones ocupan todo el espacio que pueden. Elimina algunas para siempre o pide más a un administrador.",
  "on-legal-hold": "Está bajo retención legal: nadie puede eliminarla hasta que un administrador la levante.",
  "not-stopped": "Todavía se está grabando o procesando.",
  "too-many-shares": "Una grabación tiene como máximo 100 enlaces. Revoca antes alguno.",
  "no-share": "Este enlace ya se había revocado.",
  "no-hold": "Ya no está bajo retención legal.",
  "public-links-off": "La sala no muestra grabaciones a personas sin cuenta.",
  "nothing-to-download": "No hay nada que descargar.",
  "no-media": "No hay archivo de esta grabación.",
} as const;
