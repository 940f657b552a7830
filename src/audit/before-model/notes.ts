import { type Diagnostic, diagnostic } from "../../errors.js";
import type { AssociationRow, BeforeModel, MissingRow, PopulationRow, SentinelRow } from "./row.js";

/** Messages of one kind; what is more is counted. */
const MOST = 5;
/** Shares of the population that differ by less than a fifth are not worth a message, however many rows prove it. */
const MUCH = 0.8;
/** Neither are rates of missing values that differ by less than five points. */
const POINTS = 0.05;

/** What a reader of the data has to be told before reading any rate. */
export function beforeModelNotes(
  { representation, missing, proxies, leaks, sentinels, duplicates }: BeforeModel,
  confidence: number,
): readonly Diagnostic[] {
  const alpha = 1 - confidence;
  return [
    ...listed("EH122", leaks.filter(({ finding }) => finding !== null).map(leakWords), "features predict the label almost without error"),
    ...listed("EH132", proxies.filter(({ finding }) => finding !== null).map(proxyWords), "features can stand in for an attribute"),
    ...listed("EH133", missing.filter((row) => uneven(row, alpha)).map(missingWords), "columns lack values unevenly"),
    ...listed("EH134", representation.filter((row) => unlike(row, alpha)).map(shareWords), "groups are not as in the population"),
    ...codeNotes(sentinels),
    ...repeats(duplicates),
  ];
}

function listed(code: "EH122" | "EH132" | "EH133" | "EH134", words: readonly string[], what: string): readonly Diagnostic[] {
  const [first, ...rest] = words;
  if (first === undefined) return [];
  if (rest.length === 0) return [diagnostic(code, first)];
  const more = words.length - MOST;
  return [
    diagnostic(code, `${words.length} ${what}`, {
      evidence: more > 0 ? [...words.slice(0, MOST - 1), `and ${more + 1} more`] : words,
    }),
  ];
}

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

/** The area, or the strength where groups are too small for one. */
const size = ({ auc, strength }: AssociationRow): string =>
  auc === null ? `strength ${(strength ?? 0).toFixed(2)}` : `AUC ${auc.toFixed(3)}`;

const verb = { equals: "equals", determines: "determines", predicts: "predicts", strong: "stands for" } as const;

const leakWords = (row: AssociationRow): string => `feature "${row.feature}" ${verb[row.finding!]} the label ${row.of} (${size(row)})`;

const proxyWords = (row: AssociationRow): string =>
  `feature "${row.feature}" ${verb[row.finding!]} ${row.of}${row.group === null ? "" : ` "${row.group}"`} (${size(row)})`;

const uneven = ({ gap, adjusted }: MissingRow, alpha: number): boolean => (gap ?? 0) >= POINTS && adjusted !== null && adjusted < alpha;

function missingWords({ column, attribute, groups, highest, lowest }: MissingRow): string {
  const rate = (name: string | null): string => percent(groups.find(({ group }) => group === name)?.rate ?? 0);
  return `${column} is missing in ${rate(highest)} of ${attribute} "${highest}" and ${rate(lowest)} of "${lowest}"`;
}

const unlike = ({ ratio, adjusted }: PopulationRow, alpha: number): boolean =>
  ratio !== null && (ratio < MUCH || ratio > 1 / MUCH) && adjusted !== null && adjusted < alpha;

function shareWords({ by, group, share, population }: PopulationRow): string {
  return `${by[0]} "${group[by[0]!]}" is ${percent(share!)} of the rows and ${percent(population!)} of the population`;
}

/** Numbers that the data give for what is not known. */
export function codeNotes(sentinels: readonly SentinelRow[]): readonly Diagnostic[] {
  if (sentinels.length === 0) return [];
  const words = sentinels.map(
    ({ column, value, rows, least, most }) =>
      `${column}: ${value} in ${rows} ${rows === 1 ? "row" : "rows"}, other values from ${least} to ${most}`,
  );
  const values = [...new Set(sentinels.map(({ value }) => String(value)))].slice(0, MOST);
  const shown = words.length > MOST ? [...words.slice(0, MOST - 1), `and ${words.length - MOST + 1} more`] : words;
  return [
    diagnostic("EH140", `${sentinels.length === 1 ? "a number looks" : `${sentinels.length} numbers look`} like a code for "not known"`, {
      evidence: shown,
      help: [`--missing ${values.join(",")} where they are`, "a model that does not know this treats them as amounts"],
    }),
  ];
}

/** The columns that such a note names, and the flag that says which values mean "not known"; it is all that a result keeps of them. */
export function codesIn({ evidence, help }: Pick<Diagnostic, "evidence" | "help">): {
  readonly columns: readonly string[];
  readonly flag: string;
} {
  const named = evidence.flatMap((line) => /^(.*): \S+ in \d+ rows?, other values from /s.exec(line)?.slice(1, 2) ?? []);
  return { columns: [...new Set(named)], flag: (help[0] ?? "").split(" ").slice(0, 2).join(" ") };
}

/** Repeats that chance does not explain: columns with few values repeat by themselves. */
function repeats(found: BeforeModel["duplicates"]): readonly Diagnostic[] {
  if (found === null || found.repeated === 0) return [];
  const { rows, repeated, most, pairs, pairsByChance, contradicting } = found;
  const explained = repeated > rows / 2 ? pairsByChance > pairs / 10 : pairsByChance > pairs / 3;
  if (explained) return [];
  return [
    diagnostic(
      "EH135",
      `${repeated} ${repeated === 1 ? "row repeats another one" : "rows repeat another one"} in every column but the id`,
      {
        evidence: [
          `the most repeated one occurs ${most} times`,
          ...(contradicting ? [`${contradicting} rows are alike in every feature and have another label`] : []),
        ],
        help: ["name who belongs together: --cluster COLUMN, or remove repeats"],
      },
    ),
  ];
}
