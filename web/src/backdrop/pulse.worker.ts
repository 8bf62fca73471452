/** Beats for every picture. A worker's clock goes on while its page is behind others; a page's own then slows down. */

/** 25 pictures a second: those of most cameras, and a sixth less work than 30. */
const PICTURE_MS = 40;

setInterval(() => self.postMessage(null, {}), PICTURE_MS);
