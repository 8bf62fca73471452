import { breakoutWords } from "./spanish/breakouts.ts";
import { accountWords } from "./spanish/accounts.ts";
import { backdropWords } from "./spanish/backdrop.ts";
import { consoleWords } from "./spanish/console.ts";
import { meetingWords } from "./spanish/meeting.ts";
import type { Words } from "./words.ts";

/** The app in Spanish. */
export const spanish = {
  ...meetingWords,
  ...consoleWords,
  ...breakoutWords,
  ...accountWords,
  ...backdropWords,

  product: "Roomreel",
  cancel: "Cancelar",
  close: "Cerrar",
  retry: "Intentar de nuevo",
  loading: "Cargando",
  copied: "Enlace copiado",
  copyFailed: "El navegador no permitió copiar. Selecciona el enlace y cópialo a mano.",
  notFound: { title: "Aquí no hay nada", body: "La dirección puede estar mal escrita, o lo que había ya no está." },
  crashed: {
    title: "Esta página dejó de funcionar",
    body: "Vuelve a cargarla; una grabación en curso no se ve afectada.",
  },
  reload: "Volver a cargar",

  problem: {
    unreachable: "No se puede llegar al servidor. Comprueba tu conexión e inténtalo de nuevo.",
    tooMany: "Demasiadas peticiones. Espera un minuto e inténtalo de nuevo.",
    unexpected: "Algo falló en el servidor. Inténtalo de nuevo en un momento.",
  },

  failures: {
    "already-recording": "Esta sala ya se está grabando.",
    "already-stopped": "La grabación ya está detenida.",
    "cannot-act-on-host": "A un anfitrión solo puede cambiarlo un anfitrión.",
    "cannot-be-left-out": "En esta sala se graba a todos los que están en el escenario.",
    "bad-breakouts": "Puede haber de 1 a 15 salas de grupos, con un límite de 24 horas como máximo.",
    "breakouts-open": "Las salas de grupos ya están abiertas.",
    "no-breakout": "Esta sala de grupo ya no existe.",
    "no-breakouts": "No hay salas de grupos.",
    "not-your-breakout": "No tienes asignada esta sala de grupo.",
    "chat-off": "El chat está desactivado en esta sala.",
    forbidden: "No tienes permiso para hacer esto.",
    "livekit-unavailable": "Ahora no se puede llegar a las reuniones. Inténtalo de nuevo pronto.",
    "meeting-active": "No se puede cambiar mientras hay una reunión en curso.",
    "no-meeting": "No hay ninguna reunión en esta sala.",
    "no-participants": "No hay nadie en la sala.",
    "no-recording": "Esta grabación ya no existe.",
    "no-room": "Esta sala ya no existe.",
    "not-in-meeting": "Esta persona ya no está en la reunión.",
    "not-on-stage": "Esta persona ya no está en el escenario.",
    "not-waiting": "Esta persona ya no espera.",
    "recording-disabled": "La grabación está desactivada en esta sala.",
    refused: "No se te admitió.",
    removed: "Se te expulsó de esta reunión.",
    "room-closed": "La sala está cerrada.",
    "room-full": "La reunión está llena.",
    "stage-closed": "No puedes subir al escenario sin invitación.",
    "too-many-logins": "Demasiados intentos fallidos. Inténtalo de nuevo en 5 minutos.",
  },

  language: "Idioma",

  join: {
    title: (room) => `Entrar en ${room}`,
    name: "Tu nombre",
    namePlaceholder: "Como te ven los demás",
    nameNeeded: "Escribe tu nombre para entrar.",
    as: { stage: "Subir al escenario", viewer: "Entrar como espectador" },
    joining: "Entrando",
    notes: {
      viewer: "Como espectador ves y oyes; a ti nadie te ve ni te oye.",
      request: "En la reunión puedes pedir subir al escenario.",
      invite: "En la reunión la moderación puede invitarte al escenario.",
    },
    preview: "Vista previa de la cámara",
    camera: "Cámara",
    microphone: "Micrófono",
    both: "Cámara y micrófono",
    speaker: "Altavoz",
    testSound: "Probar sonido",
    playing: "Sonando",
    soundFailed: "No se pudo reproducir el sonido de prueba.",
    cameraOn: "Activar cámara",
    cameraOff: "Desactivar cámara",
    microphoneOn: "Activar micrófono",
    microphoneOff: "Desactivar micrófono",
    cameraIsOff: "La cámara está desactivada",
    starting: "La cámara se está iniciando",
    systemDefault: "El del sistema",
    recordings: "Grabaciones de esta sala",
    recorded: "Esta sala se está grabando",
    willBeRecorded: "Esta reunión se grabará",
    waiting: {
      admission: "Espera por favor, un anfitrión te dejará entrar",
      host: "La reunión empieza cuando entra un anfitrión",
    },
    waitingHint: "Entonces entras sin hacer nada. Aún puedes cambiar el nombre y los dispositivos.",
    waitingLost: "No se puede llegar al servidor. Se sigue intentando",
    turnedAway: {
      declined: { title: "No se te admitió", hint: "Un anfitrión lo rechazó. Puedes volver y pedirlo de nuevo." },
      removed: { title: "Se te expulsó de la reunión", hint: "No puedes volver mientras dure." },
      full: { title: "La reunión está llena", hint: "Inténtalo de nuevo cuando alguien haya salido." },
      linkOff: { title: "Este enlace está desactivado", hint: "Pide otro a quien te lo envió." },
    },
    back: "Volver",
    badLink: "Este enlace no funciona",
    badLinkHint: "Puede estar incompleto o haber sido sustituido. Pide el actual a quien te lo envió.",
    closed: "Esta sala está cerrada",
    closedHint: "Ahora nadie puede entrar. Pide a quien la dirige que la abra de nuevo.",
    failed: "No se pudo entrar. Comprueba tu conexión e inténtalo de nuevo.",
  },

  device: {
    denied: (what) => `${what}: el navegador no puede usarlo.`,
    blocked: (what) => `${what}: el sistema no deja que este navegador lo use. Permítelo en los ajustes del sistema.`,
    missing: (what) => `${what}: no se encontró ninguno. Conecta uno.`,
    busy: (what) => `${what}: otro programa lo está usando. Ciérralo e inténtalo de nuevo.`,
    insecure: (what) => `${what}: los navegadores lo permiten solo con https o en este mismo ordenador.`,
    failed: (what) => `${what}: no se pudo iniciar.`,
    allow: {
      chrome: "Pulsa el símbolo a la izquierda de la dirección, actívalo allí e inténtalo de nuevo.",
      firefox: "Pulsa el símbolo tachado a la izquierda de la dirección, quita el bloqueo e inténtalo de nuevo.",
      safari: "Elige «Ajustes para este sitio web» en el menú Safari, selecciona «Permitir» e inténtalo de nuevo.",
      iphone:
        "Abre el menú de la página junto a la dirección, luego «Ajustes del sitio web», elige «Permitir» e " +
        "inténtalo de nuevo.",
      android: "Pulsa el símbolo a la izquierda de la dirección, luego «Permisos», permítelo e inténtalo de nuevo.",
    },
    without: "Puedes entrar sin él.",
  },

  left: {
    self: "Has salido de la reunión",
    duplicate: "Has entrado desde otra ventana",
    removed: "Se te expulsó de la reunión",
    ended: "La reunión ha terminado",
    lost: "Se perdió la conexión",
    rejoin: "Volver a entrar",
    recordings: "Grabaciones de esta sala",
  },
} as const satisfies Words;
