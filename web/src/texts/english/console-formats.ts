/** Of what kind files are. */
export const formatWords = {
  fileFormat: {
    label: "File format",
    hint: "MP4 plays everywhere; Matroska in Chrome, Edge and programs of its own.",
    kinds: { mp4: "MP4", mkv: "Matroska (MKV)" },
  },
};
