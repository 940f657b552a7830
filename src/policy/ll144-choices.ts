import { fault } from "../errors.js";
import { suggest } from "../suggest.js";

/**
 * What the rules of Local Law 144 leave open, and the ways to settle it; the usual way first.
 *
 * @source 6 RCNY 5-300 ("scoring rate"), 5-301(b)–(d)
 */
export const ll144Options = {
  /** Whose scores the median is of: everybody's, or those of people whose sex and race are known. */
  median: ["everybody", "known"],
  /** Who is in the table of one attribute: whoever is known on it, or only those known on both. */
  people: ["each_table", "known_on_both"],
  /** What 2 % are of: everybody who was assessed, or the people of the table. */
  two_percent_of: ["everybody", "table"],
  /** Which categories are held against 2 %: those of each table, or those of sex and of race, whose combinations follow them. */
  two_percent_in: ["each_table", "single_attributes"],
  /** Categories under 2 %: kept in the ratios, or left out of them with number and rate shown. */
  under_two_percent: ["kept", "left_out"],
} as const;

export type Ll144Key = keyof typeof ll144Options;

/** One way for each open point. */
export type Ll144Choices = { readonly [K in Ll144Key]: (typeof ll144Options)[K][number] };

/** Those that are said; the others are as usual. */
export type Ll144Settings = { readonly [K in Ll144Key]?: Ll144Choices[K] | undefined };

export const ll144Keys = Object.keys(ll144Options) as readonly Ll144Key[];

/** The choices with the usual way where nothing is said. */
export const ll144Choices = (settings: Ll144Settings = {}): Ll144Choices =>
  Object.fromEntries(ll144Keys.map((key) => [key, settings[key] ?? ll144Options[key][0]])) as Ll144Choices;

/** Choices by name, or as flags write them, `median=known`; throws EH200 for a point or a way that there is not. */
export function readLl144Choices(asked: readonly string[] | Ll144Settings): Ll144Settings {
  const said = isTexts(asked) ? asked.map((text) => text.split(/=(.*)/s).map((part) => part.trim())) : Object.entries(asked);
  return Object.fromEntries(
    said.map(([name = "", choice = ""]) => {
      const key = known("Local Law 144 leaves no point open called", name, ll144Keys);
      return [key, known(`${key} cannot be settled as`, choice, ll144Options[key])];
    }),
  );
}

const isTexts = (asked: readonly string[] | Ll144Settings): asked is readonly string[] => Array.isArray(asked);

function known<Name extends string>(what: string, name: string, names: readonly Name[]): Name {
  const found = names.find((one) => one === name);
  if (found !== undefined) return found;
  const near = suggest(name, names);
  throw fault("EH200", `${what} ${JSON.stringify(name.slice(0, 40))}`, {
    help: [near === null ? `there are: ${names.join(", ")}` : `did you mean ${near}?`],
  });
}
