/** Has the browser keep what is at the address; the server says that it is a file, so the page stays. */
export const startDownload = (address: string): void => {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  link.click();
};
