import type { InWords } from "../words.ts";
import type { ruleWords as english } from "../english/console-rules.ts";

/** The organisation's pages beside its recordings, in Spanish. */
export const ruleWords: InWords<typeof english> = {
  organisationTabs: {
    label: "Páginas de la organización",
    recording: "Grabación",
    rooms: "Salas nuevas",
    library: "Conservación",
    embedding: "Inserción",
    appearance: "Aspecto",
  },
  newRooms: {
    title: "Las salas nuevas empiezan con esto",
    hint: "Las salas que ya hay conservan lo que tienen.",
    roles: "Qué pueden hacer los roles en salas nuevas",
    rolesHint:
      "Cada sala puede cambiarlo. Los anfitriones pueden todo; los espectadores ven, oyen, escriben en " +
      "el chat y reproducen grabaciones.",
  },
  film: {
    layout: "Disposición",
    layoutHint: "De grabaciones nuevas; la que está en curso conserva aquello con lo que empezó.",
    layouts: {
      grid: "Cuadrícula: todos los del escenario",
      speaker: "Quien habla en grande, los demás al lado",
      "single-speaker": "Solo quien habla",
    },
    size: "Imagen",
    sizeHint: "La vertical es para vídeos que se ven en teléfonos.",
    sizes: {
      "1280x720": "720p, 1280 × 720",
      "1920x1080": "1080p, 1920 × 1080",
      "720x1280": "Vertical 720p, 720 × 1280",
      "1080x1920": "Vertical 1080p, 1080 × 1920",
    },
    otherSize: (width, height) => `${width} × ${height}, puesto por un programa`,
    rate: "Imágenes por segundo",
    rateHint: "60 para movimiento, 15 para diapositivas; los archivos crecen con ello.",
    rates: { "15": "15", "30": "30", "60": "60" },
    lid: "Como máximo, kbit/s",
    lidHint: "Los archivos nunca superan lo que esto permite; un escenario quieto ocupa menos.",
    lidUsual: (kilobits) => `Lo habitual: ${kilobits}`,
  },
  keeping: {
    title: "Conservar y eliminar",
    hint: "Para todas las grabaciones de este servidor.",
    trash: "Días en la papelera",
    trashHint: "Durante ese tiempo se puede restaurar lo eliminado. 0: se elimina al momento.",
    retention: "Las grabaciones se conservan",
    retentionHint: "Donde su sala no dice nada. Después se eliminan para siempre.",
    retentionMax: "No más de",
    retentionMaxHint: "Si una sala dice más, vale esto. Las grabaciones con retención legal se quedan igualmente.",
    days: "días",
    forEver: "Siempre",
    noCap: "Sin tope",
    quota: "Límite",
    quotaHint:
      "De todas las grabaciones juntas, con la papelera. Cuando se llena no empieza ninguna; las que " +
      "están en curso continúan.",
    gigabytes: "GB",
    noQuota: "Sin límite",
    audit: "Las entradas se conservan",
    auditHint: "Después se olvidan. De 1 a 3650 días.",
    hold: "Retención legal",
    holdHint:
      "Una grabación con retención legal no la elimina nada ni nadie hasta que un administrador la levanta. " +
      "Se pone en la propia grabación, con su motivo.",
    holdLink: "A las grabaciones",
  },
  roomKeeping: {
    title: "Conservar y eliminar",
    retention: "Las grabaciones se conservan",
    retentionHint: "Nunca más de lo que permite la organización.",
    asOrganisation: "Como la organización",
    deletion: "La sala se elimina sola",
    deletionHint: "Con al menos una hora de antelación. Sin fecha se queda.",
    date: "El",
    withMeeting: "Si entonces hay una reunión",
    meetingPolicies: { when_meeting_ends: "Esperar a que acabe la reunión", force: "Terminar la reunión" },
    withRecordings: "Si tiene grabaciones",
    recordingPolicies: { close: "Cerrar la sala y conservarlas", force: "Eliminarlas también" },
    save: "Guardar fecha",
    remove: "No eliminar",
    tooSoon: "Al menos dentro de una hora.",
    incomplete: "Indica un día y una hora.",
  },
  embedding: {
    title: "Sitios que pueden insertar",
    hint:
      "Las páginas de estos sitios pueden mostrar salas y grabaciones en un marco. Los navegadores " +
      "rechazan todos los demás.",
    site: "Dirección del sitio",
    example: "https://intranet.example",
    add: "Añadir",
    remove: (site) => `Quitar ${site}`,
    none: "Ningún otro sitio puede insertar",
    noneHint: "Añade el sitio cuyas páginas muestran tus salas.",
    wrong: "Indica una dirección como https://intranet.example, sin ruta.",
  },
  appearance: {
    title: "Aspecto",
    hint: "Colores de todas las páginas, para todos. Lo que cada uno eligió para sí, claro u oscuro, sigue igual.",
    own: "Colores propios",
    ownHint: "Desactivado: los de Roomreel.",
    base: "Claro u oscuro",
    bases: { light: "Claro", dark: "Oscuro" },
    colours: {
      primaryColor: "Botones y enlaces",
      accentColor: "Foco y quien habla",
      secondaryColor: "Lo elegido y destacado",
      backgroundColor: "Fondo",
      surfaceColor: "Cajas y paneles",
    },
    usual: "Lo habitual",
    back: (name) => `${name}: otra vez lo habitual`,
    code: (name) => `${name}, como #rrggbb`,
    preview: "Así se ve",
    previewTitle: "Clase semanal",
    previewText: "Ana Ruiz se ha unido a la reunión.",
    previewLink: "Grabaciones",
    previewButton: "Entrar",
    contrast: (name, ratio) => `${name}: contraste ${ratio} a 1`,
    contrasts: { ink: "Texto sobre cajas", button: "Texto sobre botones", link: "Enlaces sobre cajas" },
    adjusted:
      "El color de botones y enlaces se parece demasiado a su fondo. Los enlaces usan un tono de él que " +
      "se puede leer.",
    unreadable: "No se puede leer el texto sobre estas cajas. Elige otras, o cambia entre claro y oscuro.",
    save: "Guardar aspecto",
    saved: "Aspecto guardado",
    discard: "Descartar",
  },
};
