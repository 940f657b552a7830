import { fault } from "../../errors.js";
import { type DonorOf, type DonorPool, rotatedDonors } from "../../explanations/permutation/donors.js";
import type { LegacyDraws } from "../../explanations/permutation/legacy-draws.js";
import { weightedDonors } from "../../explanations/permutation/weighted-donors.js";
import type { ImportanceSettings } from "../../policy/importance-settings.js";
import { rng } from "../../stats/rng.js";
import type { Table } from "../../table/table.js";
import { poolsOf } from "./pools.js";
import type { RowFacts } from "./row-facts.js";

interface Drawing {
  readonly table: Table;
  readonly facts: RowFacts;
  readonly settings: ImportanceSettings;
  /** Draws for parity with another tool; null = the streams of here. */
  readonly legacy: LegacyDraws | null;
  readonly seed: number;
}

/** The donors of each feature, by its name. Throws EH200 where settings do not go together. */
export function donorsFor({ table, facts, settings, legacy, seed }: Drawing): (feature: string) => DonorOf {
  const { donors, donorWeights } = settings;
  if (legacy !== null) {
    if (donors !== "pooled" || donorWeights !== "uniform")
      throw fault("EH200", "draws as NumPy makes them come from all rows alike", {
        help: ["leave out --rng numpy-legacy, or --donors and --donor-weights"],
      });
    return () => {
      const drawn = legacy.donors();
      return (repeat) => {
        const places = drawn(repeat);
        const donorOf = Int32Array.from({ length: table.rows }, (_, row) => row);
        facts.kept.forEach((row, i) => {
          donorOf[row] = facts.kept[places[i]!]!;
        });
        return donorOf;
      };
    };
  }
  const pools = poolsOf(table, facts, donors);
  const drawn = drawnFrom({ table, facts, settings, seed });
  return (feature) => drawn(pools, feature);
}

/** Donors within given pools, by the name of their stream: rows give alike, or by their weight. Throws EH200 when there are no weights. */
export function drawnFrom({
  table,
  facts: { weights },
  settings: { donorWeights },
  seed,
}: Omit<Drawing, "legacy">): (pools: readonly DonorPool[], stream: string) => DonorOf {
  if (donorWeights === "uniform") return (pools, stream) => rotatedDonors(pools, table.rows, rng(seed, "importance", stream));
  if (weights === null) throw fault("EH200", "donors are to be drawn by weight, and the data have none", { help: ["--weight COLUMN"] });
  return (pools, stream) => weightedDonors(pools, { rows: table.rows, weights }, rng(seed, "importance", stream));
}
