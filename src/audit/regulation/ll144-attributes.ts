/** What a table of a bias audit is by. */
export type Ll144Table = "sex" | "race" | "both";

export const ll144Tables: readonly Ll144Table[] = ["sex", "race", "both"];

const SEX = /(^|[^a-z])(sex|gender)(?!ual)/i;
const RACE = /(^|[^a-z])(race|ethnic)/i;

/** Which of the three tables a grouping is, told from the names of its attributes; null = none of them. */
export function ll144Table(by: readonly string[]): Ll144Table | null {
  const sexes = by.filter((name) => SEX.test(name)).length;
  const races = by.filter((name) => RACE.test(name)).length;
  if (by.length === 1) return sexes === races ? null : sexes === 1 ? "sex" : "race";
  return by.length === 2 && sexes === 1 && races === 1 ? "both" : null;
}

interface Category {
  /** As the rule prints it. */
  readonly label: string;
  /** Of a group in the data that is this category. */
  readonly pattern: RegExp;
}

/**
 * Categories of EEO-1 component 1, each with the usual spellings of it.
 *
 * @source 6 RCNY 5-301(b), heads of the rows of its tables
 */
export const ll144Categories: Readonly<Record<"sex" | "race", readonly Category[]>> = {
  sex: [
    { label: "Male", pattern: /^(males?|m|man|men)$/i },
    { label: "Female", pattern: /^(females?|f|woman|women)$/i },
  ],
  race: [
    { label: "Hispanic or Latino", pattern: /^(hispanic|latin[oax])/i },
    { label: "White", pattern: /^(non-hispanic )?white/i },
    { label: "Black or African American", pattern: /^(non-hispanic )?(black|african.american)/i },
    { label: "Native Hawaiian or Pacific Islander", pattern: /native hawaiian|pacific islander/i },
    { label: "Asian", pattern: /^(non-hispanic )?asian(?!.*pacific)/i },
    { label: "Native American or Alaska Native", pattern: /native american|american indian|alaskan? native/i },
    { label: "Two or More Races", pattern: /two or more|multiracial|multiple races/i },
  ],
};
