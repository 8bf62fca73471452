/** Forms of a phrase by number; languages here know one and other. `#` stands for the number. */
type Forms = { readonly one: string; readonly other: string };

/** The phrase for a number in this language (CLDR plural rules): `3 new messages`. */
export const pluralIn = (language: string): ((count: number, forms: Forms) => string) => {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (count, forms) => {
    const form = rules.select(count) === "one" ? forms.one : forms.other;
    return form.replace("#", numbers.format(count));
  };
};
