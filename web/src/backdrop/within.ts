/** Bounds a wait. @throws when it takes longer */
export const within = async <Value>(ms: number, what: Promise<Value>): Promise<Value> => {
  let timer = 0;
  const late = new Promise<never>((_, failed) => {
    timer = window.setTimeout(() => failed(new Error("it takes too long")), ms);
  });
  return Promise.race([what, late]).finally(() => clearTimeout(timer));
};
