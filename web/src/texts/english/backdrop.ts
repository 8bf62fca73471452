/** What is behind people before their cameras. */
export const backdropWords = {
  backdrop: {
    label: "Background",
    kinds: { none: "As it is", blur: "Blurred", plain: "Plain colour" },
    blurOn: "Blur background",
    blurOff: "Show background as it is",
    preparing: "Preparing your background",
    cannot: "This browser cannot change the background. Your camera is shown as it is.",
    slow: "This device is too slow to change the background. Your camera is shown as it is.",
  },
};
