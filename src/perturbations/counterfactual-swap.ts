import { type Column, encoded } from "../table/table.js";
import type { Disturbing, Perturbation } from "./perturbation.js";

/**
 * The protected attribute itself replaced by another of its values, all else as it is: in repeat r by the value r + 1 places on.
 *
 * Says how much the model reads the attribute as such, not what would be if the person had always been of the other group: what
 * follows from the attribute stays unless `coupled` says what goes with each value. With k values k − 1 repeats are all swaps.
 * Example: sex f m → m f.
 */
export const counterfactualSwap = {
  id: "counterfactual_swap",
  title: "Protected attribute exchanged",
  formula: "the attribute's value r + 1 places on",
  suits: "attribute",
  strikes: ["each"],
  unit: "none",
  ladder: [1],
  drawn: false,
  aliases: ["protected_flip"],
  source:
    "attribute flipping: Galhotra, Brun & Meliou (2017), ESEC/FSE, §3, causal testing; not counterfactual fairness of Kusner et al. (2017)",
  disturb: (given) => {
    const swapped = new Map<string, Column>();
    for (const name of given.columns) {
      const { column, texts } = swappedValues(given, name);
      swapped.set(name, column);
      for (const other of new Set(texts.flatMap((text) => Object.keys((text === null ? null : given.coupled[text]) ?? {})))) {
        const before = given.table.columns.get(other);
        if (before !== undefined) swapped.set(other, follows(before, other, texts, given.coupled));
      }
    }
    return { columns: swapped };
  },
} as const satisfies Perturbation;

/** The column with every value exchanged, and each row's new value as text; null = it is missing and stays so. */
function swappedValues(
  { table, shape, repeat }: Disturbing,
  name: string,
): { readonly column: Column; readonly texts: readonly (string | null)[] } {
  const column = table.columns.get(name)!;
  if (column.kind === "category") {
    const held = column.levels.filter((_, code) => shape(name).counts[code]! > 0);
    const next = new Map(held.map((text, i) => [text, held[(i + 1 + (repeat % Math.max(1, held.length - 1))) % held.length]!]));
    const texts = Array.from(column.codes, (code) => next.get(column.levels[code] ?? "") ?? null);
    return { column: encoded(table.rows, (row) => texts[row]!), texts };
  }
  const held = [...new Set(shape(name).sorted)];
  const next = new Map(held.map((x, i) => [x, held[(i + 1 + (repeat % Math.max(1, held.length - 1))) % held.length]!]));
  const values = column.values.map((x) => next.get(x) ?? x);
  return { column: { kind: "number", values }, texts: Array.from(values, (x) => (Number.isNaN(x) ? null : String(x))) };
}

/** A column that goes with the attribute: the value that its new value brings, else what it was. */
function follows(column: Column, name: string, texts: readonly (string | null)[], coupled: Disturbing["coupled"]): Column {
  const brought = (row: number): string | number | undefined => {
    const text = texts[row]!;
    return text === null || !Object.hasOwn(coupled, text) ? undefined : coupled[text]![name];
  };
  if (column.kind === "number") {
    return {
      kind: "number",
      values: column.values.map((x, row) => {
        const value = brought(row);
        return value === undefined ? x : Number(value);
      }),
    };
  }
  return encoded(column.codes.length, (row) => {
    const value = brought(row);
    return value === undefined ? (column.levels[column.codes[row]!] ?? null) : String(value);
  });
}
