import { stabilityIndex } from "../drift-distances.js";
import { countsTogether, type PeerDefinition } from "./peer-definition.js";

/** Shares of 0 count as this. */
const FLOOR = 1e-6;

/** @source strappy 0.0.3, tests/test_psi.py */
export const asStrappy: readonly PeerDefinition[] = [
  {
    ...{ id: "psi_strappy", peer: "strappy", title: "Stability index", of: "texts" },
    differs: "shares of 0 count as 0.000001",
    measure(past, now) {
      const counts = countsTogether(past, now);
      const shares = (of: readonly number[], rows: number): readonly number[] => of.map((count) => (count === 0 ? FLOOR : count / rows));
      return stabilityIndex(shares(counts.past, past.rows), shares(counts.now, now.rows));
    },
  },
];
