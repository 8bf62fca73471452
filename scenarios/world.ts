/** A running product and a browser full of people: what every scenario needs. */
import { Participants } from "./participants/browser.ts";
import { Product } from "./product.ts";

export type World = {
  readonly product: Product;
  readonly participants: Participants;
  /** @throws when the product does not end cleanly */
  readonly close: () => Promise<void>;
};

export const openWorld = async (): Promise<World> => {
  const product = await Product.start();
  const participants = await Participants.open();
  const close = async (): Promise<void> => {
    await participants.close();
    await product.stop();
  };
  return { product, participants, close };
};
