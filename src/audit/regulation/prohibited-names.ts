import type { Result } from "../result.js";

/** What a creditor may not take into account, and how a column of it is usually called. */
const bases: readonly { readonly basis: string; readonly name: RegExp }[] = [
  { basis: "race", name: /(^|[^a-z])(race|races|racial|ethnic|ethnicity)([^a-z]|$)/i },
  { basis: "color", name: /skin.?colou?r|(^|[^a-z])complexion([^a-z]|$)/i },
  { basis: "religion", name: /(^|[^a-z])(religion|religious|faith|denomination)([^a-z]|$)/i },
  { basis: "national origin", name: /national.?origin|nationality|citizenship|country.?of.?birth|birth.?(place|country)/i },
  { basis: "sex", name: /(^|[^a-z])(sex|gender|female|male)([^a-z]|$)/i },
  { basis: "marital status", name: /marital|(^|[^a-z])(married|spouse|divorced|widowed)([^a-z]|$)/i },
  { basis: "age", name: /(^|[^a-z])(age|ages|dob|birth.?(date|day|year)|(date|year).?of.?birth)([^a-z]|$)/i },
  { basis: "public assistance", name: /public.?assistance|(^|[^a-z])(welfare|benefits?)([^a-z]|$)/i },
];

/** An input that is called like a prohibited basis. */
export interface ProhibitedName {
  readonly name: string;
  readonly basis: string;
}

/**
 * Features whose name looks like a prohibited basis of Regulation B, in the order of their names; null when features were not looked at.
 *
 * Names alone: what a column holds is not looked at, and the eighth basis, rights used in good faith, has no usual name.
 *
 * @source 12 CFR 1002.2(z)
 */
export function prohibitedNames({ beforeModel }: Pick<Result, "beforeModel">): readonly ProhibitedName[] | null {
  if (beforeModel === null) return null;
  return [...beforeModel.features].sort().flatMap((name) => {
    const words = name.replace(/([a-z])([A-Z])/g, "$1_$2");
    const found = bases.find((one) => one.name.test(words));
    return found === undefined ? [] : [{ name, basis: found.basis }];
  });
}
