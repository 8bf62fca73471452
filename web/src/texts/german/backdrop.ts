/** Was hinter Menschen vor ihren Kameras ist, auf Deutsch. */
export const backdropWords = {
  backdrop: {
    label: "Hintergrund",
    kinds: { none: "Wie er ist", blur: "Unscharf", plain: "Einfarbig" },
    blurOn: "Hintergrund unscharf machen",
    blurOff: "Hintergrund zeigen, wie er ist",
    preparing: "Hintergrund wird vorbereitet",
    cannot: "Dieser Browser kann den Hintergrund nicht ändern. Die Kamera wird gezeigt, wie sie ist.",
    slow: "Dieses Gerät ist zu langsam, um den Hintergrund zu ändern. Die Kamera wird gezeigt, wie sie ist.",
  },
};
