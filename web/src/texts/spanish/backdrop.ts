/** Lo que hay detrás de las personas, en español. */
export const backdropWords = {
  backdrop: {
    label: "Fondo",
    kinds: { none: "Tal cual", blur: "Desenfocado", plain: "Color liso" },
    blurOn: "Desenfocar el fondo",
    blurOff: "Mostrar el fondo tal cual",
    preparing: "Preparando el fondo",
    cannot: "Este navegador no puede cambiar el fondo. La cámara se muestra tal cual.",
    slow: "Este dispositivo es demasiado lento para cambiar el fondo. La cámara se muestra tal cual.",
  },
};
