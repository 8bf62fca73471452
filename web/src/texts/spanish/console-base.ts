import type { InWords } from "../words.ts";
import type { baseWords as english } from "../english/console-base.ts";

/** Signing in, rooms with their links, and their settings, in Spanish. */
export const baseWords: InWords<typeof english> = {
  signIn: {
    withProvider: (name: string) => `Iniciar sesión con ${name}`,
    title: "Iniciar sesión",
    intro: "Salas y grabaciones de este servidor.",
    user: "Usuario",
    password: "Contraseña",
    submit: "Iniciar sesión",
    wrong: "El usuario o la contraseña no son correctos.",
    out: "Cerrar sesión",
  },

  nav: { label: "Principal", menu: "Menú:", rooms: "Salas", recordings: "Grabaciones", theme: "Claro u oscuro" },

  rooms: {
    title: "Salas",
    create: "Nueva sala",
    namePlaceholder: "Clase semanal",
    empty: "Aún no hay salas",
    emptyHint: "Crea una sala, envía sus enlaces, reúnete y graba.",
    created: (date) => `Creada el ${date}`,
    open: "Abrir",
    running: "Reunión en curso",
    closed: "Cerrada",
    join: "Entrar",
    joinAs: (role) => `Abrir como: ${role}`,
    links: "Enlaces",
    linksHint: "Quien tenga un enlace entra con ese rol, sin necesidad de cuenta.",
    copy: "Copiar",
    copyLink: (role) => `Copiar el enlace: ${role}`,
    disabled: "Este enlace está desactivado",
    closeRoom: "Cerrar sala",
    openRoom: "Abrir sala",
    deleteRoom: "Eliminar sala",
    deleteTitle: "¿Eliminar esta sala?",
    deleteText:
      "Sus enlaces dejan de funcionar, la reunión en curso termina y se eliminan todas sus grabaciones. No " +
      "se puede deshacer.",
    deleted: "Sala eliminada",
    back: "Todas las salas",
    recordings: "Grabaciones de esta sala",
  },

  linkSwitch: (role) => `Enlace: ${role}`,

  rotate: {
    of: (role) => `Sustituir el enlace: ${role}`,
    title: "¿Sustituir este enlace?",
    body:
      "El anterior deja de funcionar al momento, y quien está en " +
      "la reunión con él sale. Envía el nuevo a quienes deban venir.",
    act: "Sustituir enlace",
    done: "Enlace sustituido",
  },

  settings: {
    title: "Ajustes",
    hint: "Cada cambio se guarda al momento.",
    name: "Nombre de la sala",
    save: "Guardar",
    saved: "Guardado",
    people: "Personas",
    stage: "Quién está en el escenario",
    stageHint: "Al empezar una reunión; la moderación lo cambia en la que está en curso.",
    stageModes: {
      everyone: "Interactiva: todos pueden subir",
      request: "A petición: se pide y un moderador lo concede",
      invite: "Seminario web: solo con invitación",
    },
    waitingRoom: "Sala de espera",
    waitingRoomHint: "Todos menos anfitriones y moderación esperan a que se les admita.",
    waitForHost: "Esperar al anfitrión",
    waitForHostHint: "Nadie entra antes de que haya un anfitrión o alguien de la moderación.",
    chat: "Chat",
    chatHint: "Mensajes en la reunión. Nunca están en la grabación.",
    most: "Máximo de personas a la vez",
    mostHint: "A quien llegue después se le dice que la reunión está llena.",
    noLimit: "Sin límite",
    recording: "Grabación",
    record: "Grabación permitida",
    recordHint: "La inician y detienen anfitriones y moderación.",
    start: "Cómo empiezan las grabaciones",
    starts: {
      none: "Alguien pulsa Grabar",
      prompt: "Se pregunta a quien puede grabar",
      automatic: "Cuando entra la primera persona",
      "automatic-2nd-participant": "Cuando entra la segunda persona",
      "automatic-host": "Cuando entra un anfitrión",
    },
    consent: "Cuando se graba",
    consents: {
      notify: "Se informa a todos",
      confirm: "Cada persona pulsa Confirmar",
      gate: "Cámara y micrófono desactivados hasta confirmar",
    },
    answers: { yes: "Sí", no: "No" },
    seen: "Quién ve las grabaciones",
    seenBy: {
      admin: "Anfitriones",
      admin_moderator: "Anfitriones y moderación",
      admin_moderator_speaker: "Anfitriones, moderación y ponentes",
    },
    leaveOut: "Permitir que no graben a alguien",
    leaveOutHint: "A quien lo pida no se le verá ni se le oirá en la grabación.",
  },

  roleHints: {
    host: "Todo, también los ajustes de la sala",
    moderator: "Graba y dirige la reunión",
    speaker: "Cámara, micrófono, pantalla",
    viewer: "Mira y escucha, nunca en el escenario",
    recording: "La lista de grabaciones, sin reunión",
  },
} as const satisfies InWords<typeof english>;
