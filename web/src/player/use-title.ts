import { useEffect } from "react";
import { text } from "../texts/index.ts";

/** What the browser's tab says. */
export const useTitle = (name: string | null): void => {
  useEffect(() => {
    document.title = name === null ? text.product : `${name} - ${text.product}`;
    return () => {
      document.title = text.product;
    };
  }, [name]);
};
