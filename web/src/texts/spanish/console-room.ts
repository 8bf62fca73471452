import type { InWords } from "../words.ts";
import type { roomWords as english } from "../english/console-room.ts";

/** A room in the console: its pages, its times, from when a change holds, and making one. */
export const roomWords = {
  tabs: { label: "Páginas de la sala", overview: "Resumen", members: "Miembros", roles: "Roles", settings: "Ajustes" },
  joinNow: "Unirse",
  moreOfRoom: "Más sobre esta sala",
  savedFrom: {
    now: "Guardado, vale desde ahora",
    "next-meeting": "Guardado. Vale desde la próxima reunión; la que está en curso sigue como empezó.",
  },
  asOrganisation: (what) => `Como la organización: ${what}`,
  asOrganisationNow: "Como la organización",
  hints: {
    initially: "Así lo encuentra quien abre la sala. Cada cual puede cambiarlo antes de entrar.",
    backdrops: "Se puede difuminar o sustituir lo que hay detrás.",
    record: "Si anfitriones y moderadores pueden grabar en esta sala.",
    start: "Por sí solas, como mucho una vez por reunión.",
    consent: "También para quien llega tarde.",
    seen: "Quién ve la lista de grabaciones, además de los administradores y del propietario de la sala.",
    phones: "Si se puede empezar y detener en teléfonos. A quien usa un teléfono se le graba igualmente.",
    name: "También en los nombres de las grabaciones nuevas.",
  },
  microphoneOn: "Empezar con el micrófono activado",
  cameraOn: "Empezar con la cámara activada",
  backdrops: "Fondos virtuales",
  phones: "Empezar y detener en teléfonos",
  schedule: {
    title: "Horario",
    label: "Cuándo se puede entrar",
    hint: "Los anfitriones entran en cualquier momento antes del final.",
    always: "Siempre",
    inFrame: "A una hora fija",
    from: "Empieza",
    until: "Termina",
    early: "Entrada anticipada, minutos",
    endsOnTime: "La reunión termina a su hora",
    endsOnTimeHint: "Para todos, al final. Si no, sigue, y no entra nadie nuevo.",
    zone: (name) => `Las horas son las de ${name}, donde estás.`,
    summary: (opens, until) => `Todos pueden entrar desde ${opens}. Desde ${until} no entra nadie nuevo.`,
    wrongOrder: "El final tiene que ser después del principio.",
    incomplete: "Escribe un día y una hora.",
    save: "Guardar horario",
  },
  links: {
    offTitle: (role) => `¿Desactivar el enlace: ${role}?`,
    offText:
      "Desde ahora no abre nada, y quien está en la reunión con él sale al momento. " +
      "Si se vuelve a activar, vale el mismo enlace.",
    offRecordingText:
      "Desde ahora no abre la lista de grabaciones a nadie. Si se vuelve a activar, vale el mismo enlace.",
    offAct: "Desactivar",
    replaceRecordingText: "El anterior ya no abre nada. Envía el nuevo a quienes deban ver las grabaciones.",
    copied: "Copiado",
    accounts: "Cuentas de este servidor",
    accountsHint: "Quien ha iniciado sesión entra como ponente por la dirección de la sala, sin enlace secreto.",
    accountsSwitch: "Abierta a las cuentas",
    accountsOffTitle: "¿Cerrar la sala a las cuentas?",
    accountsOffText: "Desde ahora quien ha iniciado sesión necesita un enlace o un sitio propio.",
  },
  newRoom: {
    title: "Nueva sala",
    name: "Nombre de la sala",
    where: "Dónde",
    single: "Una sala independiente",
    broadcast: "Una emisión en directo: el público entra cuando empieza",
    inSpace: { channel: (name) => `En el canal ${name}`, gallery: (name) => `En la galería ${name}` },
    lasting: "Abierta",
    lastings: { always: "Siempre: se queda, y se reúnen cuando quieran", scheduled: "A una hora fija" },
    mode: "Quién está en el escenario",
    submit: "Crear sala",
  },
  rolesPage: {
    title: "Qué pueden hacer los roles",
    hint:
      "Cada cambio se guarda al momento y vale también en la reunión en curso. Los anfitriones pueden " +
      "todo; los espectadores ven, oyen, escriben en el chat y reproducen grabaciones.",
    right: "Permiso",
    of: (right, role) => `${right}: ${role}`,
  },
} as const satisfies InWords<typeof english>;
