import type { ReactNode } from "react";
import type { Encoding, RoomConfig } from "@roomreel/contract";
import { consoleText } from "../texts/console-text.ts";
import { localeNow } from "../texts/language.ts";
import { labelled } from "./choices.ts";
import {
  encodingOf,
  LID_MAX,
  LID_MIN,
  rates,
  shapeOf,
  sizes,
  usualLid,
  type Rate,
  type Shape,
} from "./encoding-choices.ts";
import { OptionalNumberSetting } from "./number-setting.tsx";
import { ChoiceSetting } from "./setting.tsx";
import type { Saving } from "./use-saving.ts";

export const layouts = ["grid", "speaker", "single-speaker"] as const;
type Layout = RoomConfig["recording"]["layout"];

/** How the film of a recording looks, and how it is coded; `whole`: with all that presets do not have. */
export const FilmSettings = (props: {
  layout: Saving<Layout>;
  size: Saving<Encoding>;
  rate: Saving<Encoding>;
  lid: Saving<Encoding> | null;
}): ReactNode => {
  const words = consoleText.film;
  const shape = shapeOf(props.size.shown);
  const { lid } = props;
  return (
    <>
      <ChoiceSetting
        label={words.layout}
        hint={words.layoutHint}
        saving={props.layout}
        choices={labelled(layouts, words.layouts)}
      />
      <ChoiceSetting
        label={words.size}
        hint={words.sizeHint}
        saving={inShape(props.size, "size")}
        choices={sizeChoices(shape.size)}
      />
      <ChoiceSetting<Rate>
        label={words.rate}
        hint={words.rateHint}
        saving={inShape(props.rate, "rate")}
        choices={labelled(lid === null ? rates.filter((rate) => rate !== "15") : rates, words.rates)}
      />
      {lid === null ? null : (
        <OptionalNumberSetting
          label={words.lid}
          hint={`${words.lidHint} ${words.lidUsual(numberText(usualLid(shape)))}`}
          saving={inShape(lid, "lid")}
          least={LID_MIN}
          most={LID_MAX}
          unit="kbit/s"
          empty={numberText(usualLid(shape))}
        />
      )}
    </>
  );
};

const numberText = (count: number): string => new Intl.NumberFormat(localeNow()).format(count);

/** One thing of how it is coded, saved with all others as they are. */
const inShape = <Name extends keyof Shape>(saving: Saving<Encoding>, name: Name): Saving<Shape[Name]> => {
  const shape = shapeOf(saving.shown);
  return {
    ...saving,
    shown: shape[name],
    save: (value) => saving.save(encodingOf({ ...shape, [name]: value }, saving.shown)),
  };
};

const sizeChoices = (now: string): readonly { readonly value: string; readonly label: string }[] => {
  const words = consoleText.film;
  const known = labelled(sizes, words.sizes);
  if (sizes.some((size) => size === now)) return known;
  const [width = 0, height = 0] = now.split("x").map(Number);
  return [...known, { value: now, label: words.otherSize(width, height) }];
};
