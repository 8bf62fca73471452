/** Welcher Art Dateien sind, auf Deutsch. */
export const formatWords = {
  fileFormat: {
    label: "Dateiformat",
    hint: "MP4 läuft überall; Matroska in Chrome, Edge und eigenen Programmen.",
    kinds: { mp4: "MP4", mkv: "Matroska (MKV)" },
  },
};
