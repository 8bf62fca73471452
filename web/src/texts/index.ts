/** Every word that the app shows, in the language of the moment; to be read when drawing, never kept. */
export { text } from "./words.ts";
