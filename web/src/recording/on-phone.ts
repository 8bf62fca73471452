/** A phone or tablet, where recordings are neither started nor stopped (K-12). iPads call themselves Macintosh. */
export const onPhone = (): boolean => {
  const { userAgent, maxTouchPoints } = navigator;
  return /Android|iPhone|iPad|iPod|Mobile/.test(userAgent) || (userAgent.includes("Macintosh") && maxTouchPoints > 1);
};
