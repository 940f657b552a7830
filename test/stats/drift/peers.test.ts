import { expect, test } from "vitest";
import { asDeepchecks } from "../../../src/stats/drift/as-deepchecks.js";
import { asEvidently } from "../../../src/stats/drift/as-evidently.js";
import { asNannyml } from "../../../src/stats/drift/as-nannyml.js";
import { asStrappy } from "../../../src/stats/drift/as-strappy.js";
import type { PeerSample } from "../../../src/stats/drift/peer-definition.js";

const definitions = new Map([...asEvidently, ...asDeepchecks, ...asNannyml, ...asStrappy].map((one) => [one.id, one]));

function sampleOf(values: readonly (number | string)[]): PeerSample {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  const numbers = values.every((value) => typeof value === "number") ? Float64Array.from(values as readonly number[]).sort() : null;
  return { numbers, counts, rows: values.length };
}

const spread = (n: number, by: number): readonly number[] => Array.from({ length: n }, (_, i) => ((i + 1) * by) % 1);
const rounded = (values: readonly number[], by: number): readonly number[] => values.map((value) => Number((value * by).toFixed(3)));
const letters = (values: readonly number[], of: string, by: number): readonly string[] =>
  values.map((value) => of[Math.floor(value * by)]!);
const [golden, plastic] = [spread(60, 0.6180339887), spread(45, 0.7548776662)];
const samples = {
  numbers: [rounded(golden, 10), rounded(plastic, 12)],
  few: [rounded(golden, 10).map(Math.floor), rounded(plastic, 12).map(Math.floor)],
  texts: [letters(golden, "abcd", 3.2), letters(plastic, "abcde", 4.3)],
  two: [letters(golden, "yn", 1.6), letters(plastic, "yn", 1.9)],
} as const;

// Evidently 0.4.40 (NumPy 2.0, SciPy 1.17.1) and deepchecks 0.19.1, run once on these numbers.
test.each([
  ["psi_evidently", "numbers", 1.1817436506128618],
  ["jensen_shannon_evidently", "numbers", 0.24247882533340132],
  ["wasserstein_evidently", "numbers", 0.3293971268688945],
  ["hellinger_evidently", "numbers", 0.28752497467288624],
  ["ks_p_evidently", "numbers", 0.3195847560749422],
  ["psi_evidently", "few", 1.1166774061050029],
  ["jensen_shannon_evidently", "few", 0.2527042180777437],
  ["ks_p_evidently", "few", 0.433130042011513],
  ["psi_evidently", "texts", 0.6808530340259243],
  ["jensen_shannon_evidently", "texts", 0.22970491129937137],
  ["hellinger_evidently", "texts", 0.2522721782003741],
  ["z_p_evidently", "two", 0.2090679353322613],
  ["chi_square_p_evidently", "two", 0.08886928647264535],
  ["wasserstein_deepchecks", "numbers", 0.08889747655661775],
  ["ks_deepchecks", "numbers", 0.18333333333333335],
  ["cramers_v_deepchecks", "texts", 0.2149332970861476],
  ["cramers_v_deepchecks", "two", 0],
  ["psi_deepchecks", "texts", 0.3555207174616136],
  ["psi_deepchecks", "two", 0.0613667931307733],
] as const)("%s of %s is the peer's", (id, of, expected) => {
  const [past, now] = samples[of];
  expect(definitions.get(id)!.measure(sampleOf(past), sampleOf(now))).toBeCloseTo(expected, 12);
});

// strappy-psi: tests/test_psi.py of strappy 0.0.3, to the digits that it states.
test("strappy's index of values that one sample lacks rests on its floor", () => {
  const { measure } = definitions.get("psi_strappy")!;
  expect(measure(sampleOf([..."aaaaaabbbbb"]), sampleOf([..."aaaaabbbb"]))).toBeCloseTo(0.00041, 5);
  expect(measure(sampleOf([..."aaabbcdefgh"]), sampleOf([..."aaabbcefj"]))).toBeCloseTo(4.4372, 4);
});

// nannyml-l-infinity.
test.each([
  ["aabbccd", 1 / 7],
  ["aabbcc", 0],
  ["bbbbb", 2 / 3],
])("NannyML's L∞ of aabbcc and %s", (now, expected) => {
  expect(definitions.get("l_infinity_nannyml")!.measure(sampleOf([..."aabbcc"]), sampleOf([...now]))).toBeCloseTo(expected, 12);
});

test("numbers outside of the past's bins are a cell of their own, and a sample is 0 from itself", () => {
  const js = definitions.get("jensen_shannon_nannyml")!;
  expect(js.measure(sampleOf([1, 2, 3]), sampleOf([7, 8]))).toBe(1);
  for (const { of, measure } of definitions.values()) {
    const sample = sampleOf(of === "texts" ? [..."aabbbc"] : [1, 2, 2, 5, 9]);
    const value = measure(sample, sample);
    if (value !== null) expect([0, 1]).toContainEqual(expect.closeTo(Math.round(value), 6));
  }
});
