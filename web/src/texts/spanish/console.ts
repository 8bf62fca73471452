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
    of: (room) => `Grabaciones de ${room}`,
    empty: "Aún no hay grabaciones",
    emptyHint: "Cuando se graba una reunión, aparece aquí segundos después de detener la grabación.",
    room: "Sala",
    recording: "Grabación",
    status: "Estado",
    date: "Fecha",
    length: "Duración",
    size: "Tamaño",
    actions: "Acciones",
    play: (title) => `Reproducir ${title}`,
    download: "Descargar",
    downloadOf: (title) => `Descargar ${title}`,
    remove: "Eliminar",
    removeOf: (title) => `Eliminar ${title}`,
    removeTitle: "¿Eliminar esta grabación?",
    removeText: "El archivo se elimina del servidor. No se puede deshacer.",
    removed: "Grabación eliminada",
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

  player: {
    back: "Grabaciones",
    download: "Descargar",
    people: "Personas",
    details: "Detalles",
    gaps: "Huecos",
    gap: (from, length) => `Faltan ${length} desde ${from}`,
    "recorder-lost": "la grabadora se reinició",
    "connection-lost": "se perdió la conexión",
    paused: "la grabación estaba en pausa",
    processing: "Esta grabación se está preparando",
    processingHint: "Aparecerá aquí en cuanto esté lista.",
    nothing: "No hay vídeo de esta grabación",
    gone: "Esta grabación no se puede mostrar",
    goneHint: "Puede que se haya eliminado, o que tu enlace no lo permita.",
    jump: (time) => `Ir a ${time}`,
  },
} as const satisfies InWords<typeof english>;
