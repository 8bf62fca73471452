import type { InWords } from "../words.ts";
import type { memberWords as english } from "../english/console-members.ts";

/** Who has a place of his own in a room, and what each right is called. */
export const memberWords = {
  members: {
    title: "Miembros",
    hint:
      "Personas con un sitio propio en esta sala: un enlace personal, un rol y permisos que pueden ser " +
      "distintos de los del rol.",
    add: "Añadir miembro",
    addText:
      "Quien tiene cuenta inicia sesión y es conocido. Los demás reciben un enlace personal, que vale como una " +
      "identificación: dáselo solo a esa persona.",
    by: "Quién",
    byAccount: "Alguien con cuenta",
    byName: "Un invitado, por su nombre",
    account: "Usuario",
    name: "Nombre",
    role: "Rol",
    submit: "Añadir",
    added: (name) => `${name} tiene un sitio en esta sala`,
    noAccount: "No hay ninguna cuenta con este usuario.",
    empty: "Aún no hay miembros",
    emptyHint:
      "Da a las personas un sitio propio cuando los enlaces de los roles no sean lo bastante " +
      "personales: para saber quién " +
      "vino, o para permitir a alguien más o menos.",
    guest: "Invitado con enlace personal",
    ownRights: (count) => (count === 1 ? "1 permiso propio" : `${count} permisos propios`),
    roleOf: (name) => `Rol de ${name}`,
    copyLink: (name) => `Copiar el enlace personal de ${name}`,
    actions: (name) => `Acciones para ${name}`,
    rights: "Permisos",
    replace: "Cambiar enlace personal",
    replaceTitle: (name) => `¿Cambiar el enlace personal de ${name}?`,
    replaceText: "El anterior ya no abre nada, y quien está en la reunión con él sale al momento. Envía el nuevo.",
    replaced: "Se ha cambiado el enlace personal",
    remove: "Quitar de la sala",
    removeTitle: (name) => `¿Quitar a ${name} de la sala?`,
    removeText:
      "El enlace personal deja de valer, y esta persona sale al momento de la reunión en curso. Otros " +
      "enlaces de la sala " +
      "siguen dejando entrar.",
    removed: (name) => `${name} ya no tiene sitio en esta sala`,
    changed: (name, role) => `${name}: ${role}, desde ahora`,
  },
  rightsOf: {
    title: (name) => `Permisos de ${name}`,
    text: "Donde no se elige otra cosa decide el rol. Los cambios valen al momento, también en la reunión en curso.",
    asRole: "Como el rol",
    asRoleNow: { yes: "Como el rol: sí", no: "Como el rol: no" },
    answers: { yes: "Sí", no: "No" },
    save: "Guardar permisos",
    reset: "Todo como el rol",
    saved: "Guardado, vale desde ahora",
  },
  rightGroups: { meeting: "Reunión", stage: "Cámara, micrófono, chat", recordings: "Grabaciones" },
  rights: {
    meetingJoin: "Entrar en la reunión",
    meetingRead: "Leer sobre la reunión",
    meetingEnd: "Terminar la reunión para todos",
    participantPromote: "Cambiar roles, dirigir el escenario",
    participantKick: "Expulsar a personas",
    participantMute: "Silenciar a personas",
    roomShareAccessLinks: "Ver y compartir enlaces",
    mediaPublishVideo: "Cámara",
    mediaPublishAudio: "Micrófono",
    mediaShareScreen: "Compartir la pantalla",
    mediaChangeVirtualBackground: "Cambiar el fondo",
    chatRead: "Leer el chat",
    chatWrite: "Escribir en el chat",
    recordingControl: "Empezar y detener grabaciones",
    recordingList: "Ver la lista de grabaciones",
    recordingPlay: "Reproducir grabaciones",
    recordingDownload: "Descargar grabaciones",
    recordingDelete: "Eliminar grabaciones",
  },
} as const satisfies InWords<typeof english>;
