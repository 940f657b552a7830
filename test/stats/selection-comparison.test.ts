import fc from "fast-check";
import { expect, test } from "vitest";
import { type Selected, selectionComparison } from "../../src/stats/selection-comparison.js";

const of = (selected: number, n: number): Selected => ({ selected, n });

// Worked examples of the guidelines' questions and answers, of the rule of Local Law 144 and of two cases; statistics by scipy.
test.each([
  {
    name: "Q&A 12",
    a: of(12, 40),
    b: of(48, 80),
    ratio: 0.5,
    z: -3.098386676965933,
    p: 0.003409221767849183,
    sd: -3.0854497241083028,
    gap: [12, 8],
    to: 8,
    flips: false,
  },
  {
    name: "Q&A 21",
    a: of(1, 10),
    b: of(3, 20),
    ratio: 2 / 3,
    z: -0.37977726265637485,
    p: 1,
    sd: -0.37339399690283837,
    gap: [0.5, 1 / 3],
    to: 1,
    flips: true,
  },
  {
    name: "Q&A ratios, American Indian",
    a: of(45, 100),
    b: of(60, 100),
    ratio: 0.75,
    z: -2.1239769762143657,
    p: 0.04716548538301931,
    sd: -2.1186603797001724,
    gap: [15, 7.5],
    to: 3,
    flips: false,
  },
  {
    name: "Connecticut v. Teal",
    a: of(26, 48),
    b: of(206, 259),
    ratio: 0.6810275080906149,
    z: -3.7573854722682936,
    p: 0.0004041588085768439,
    sd: -3.7512609604997014,
    gap: [12.17760617760618, 10.273615635179155],
    to: 5,
    flips: false,
  },
  {
    name: "Ricci, captain",
    a: of(3, 8),
    b: of(16, 25),
    ratio: 0.5859375,
    z: -1.3200093984627819,
    p: 0.237873731755823,
    sd: -1.2998553997081277,
    gap: [2.12, 1.6060606060606064],
    to: 2,
    flips: false,
  },
  {
    name: "Local Law 144, Black",
    a: of(170, 390),
    b: of(412, 797),
    ratio: 0.843228777694797,
    z: -2.6233297421293833,
    p: 0.009430110452292514,
    sd: -2.6222244841312485,
    gap: [31.606022584692624, 21.221566975568663],
    to: 0,
    flips: false,
  },
])("$name", ({ a, b, ratio, z, p, sd, gap, to, flips }) => {
  const found = selectionComparison(a, b);
  expect(found.ratio).toBeCloseTo(ratio, 12);
  expect(found.z).toBeCloseTo(z, 12);
  expect(found.fisherP).toBeCloseTo(p, 12);
  expect(found.standardDeviations).toBeCloseTo(sd, 12);
  expect(found.shortfall.toReference).toBeCloseTo(gap[0]!, 11);
  expect(found.shortfall.toPooled).toBeCloseTo(gap[1]!, 11);
  expect([found.toFourFifths, found.flips]).toEqual([to, flips]);
});

// SolasAI's published table of mortgage approvals prints Yates' p for large cells and Fisher's for small ones.
test.each([
  ["Black", of(1065, 1337), of(13142, 14461), 0.876506, 1.242621e-38, "yatesP"],
  ["Hispanic", of(1593, 2032), of(13943, 15175), 0.853227, 1.726213e-82, "yatesP"],
  ["Female", of(3719, 4222), of(5806, 6497), 0.985698, 0.04300645, "yatesP"],
  ["Asian", of(1224, 1286), of(13142, 14461), 1.047315, 2.389532e-8, "fisherP"],
  ["Native American", of(81, 94), of(13142, 14461), 0.948187, 0.146779, "fisherP"],
] as const)("approvals of %s applicants", (_, a, b, ratio, p, test) => {
  const found = selectionComparison(a, b);
  expect(found.ratio).toBeCloseTo(ratio, 6);
  expect(found[test]! / p).toBeCloseTo(1, 5);
});

test("exactly four fifths is not below four fifths, where dividing says it is", () => {
  expect(3 / 5 / (3 / 4)).toBe(0.7999999999999999);
  expect(selectionComparison(of(3, 5), of(3, 4)).belowFourFifths).toBe(false);
  expect(selectionComparison(of(48, 100), of(60, 100)).belowFourFifths).toBe(false);
});

test("nobody selected, everybody selected, nobody there", () => {
  expect(selectionComparison(of(0, 5), of(0, 7))).toMatchObject({
    ratio: null,
    belowFourFifths: null,
    z: null,
    yatesP: null,
    fisherP: 1,
    toFourFifths: null,
    flips: false,
  });
  expect(selectionComparison(of(5, 5), of(7, 7))).toMatchObject({ ratio: 1, z: null, standardDeviations: null, toFourFifths: 0 });
  expect(selectionComparison(of(0, 5), of(3, 5))).toMatchObject({ ratio: 0, belowFourFifths: true });
  expect(() => selectionComparison(of(0, 0), of(1, 2))).toThrow(RangeError);
});

const counts = fc.integer({ min: 1, max: 300 }).chain((n) => fc.record({ n: fc.constant(n), selected: fc.integer({ min: 0, max: n }) }));

test("what is lacking to four fifths suffices, and one fewer does not", () => {
  fc.assert(
    fc.property(counts, counts, (a, b) => {
      const { toFourFifths, belowFourFifths } = selectionComparison(a, b);
      if (toFourFifths === null) return;
      const after = (more: number): boolean => 5 * (a.selected + more) * b.n < 4 * b.selected * a.n;
      expect(after(toFourFifths)).toBe(false);
      expect(toFourFifths > 0).toBe(belowFourFifths);
      if (toFourFifths > 0) expect(after(toFourFifths - 1)).toBe(true);
    }),
  );
});
