import type { consoleWords as english } from "../english/console.ts";
import type { InWords } from "../words.ts";

/** Rooms and recordings of the server, and the player. */
export const consoleWords = {
  /** Of any list. */
  rooms: { more: "Mostrar más" },

  roles: {
    host: "Anfitrión",
    moderator: "Moderación",
    speaker: "Ponente",
    viewer: "Espectador",
    recording: "Grabaciones",
  },

  library: {
    title: "Grabaciones",
    empty: "Aún no hay grabaciones",
    emptyHint: "Cuando se graba una reunión, aparece aquí segundos después de detener la grabación.",
    recording: "Grabación",
    status: "Estado",
    date: "Fecha",
    length: "Duración",
    size: "Tamaño",
    actions: "Acciones",
    toRoom: "Volver a la sala",
    noAccess: "No tienes acceso a las grabaciones de esta sala",
    noAccessHint: "Pregunta a la moderación de la sala.",
  },

  status: {
    starting: "Empezando",
    active: "Grabando",
    ending: "Procesando",
    complete: "Lista",
    failed: "Fallida",
    aborted: "Interrumpida",
    limit_reached: "Lista, límite alcanzado",
  },
} as const satisfies InWords<typeof english>;
