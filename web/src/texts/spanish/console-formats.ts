/** De qué tipo son los archivos. */
export const formatWords = {
  fileFormat: {
    label: "Formato del archivo",
    hint: "MP4 se reproduce en todas partes; Matroska, en Chrome, Edge y programas aparte.",
    kinds: { mp4: "MP4", mkv: "Matroska (MKV)" },
  },
};
