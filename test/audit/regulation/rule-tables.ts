import type { SelectionTable } from "../../../src/audit/regulation/row.js";
import { selectionTable } from "../../../src/audit/regulation/selection-table.js";

// The worked example of 6 RCNY 5-301(b): applicants and selections as the rule prints them.
const races = [
  "Hispanic or Latino",
  "White",
  "Black or African American",
  "Native Hawaiian or Pacific Islander",
  "Asian",
  "Native American or Alaska Native",
  "Two or More Races",
];
const byRace: readonly (readonly [number, number])[] = [
  [408, 204],
  [797, 412],
  [390, 170],
  [119, 52],
  [616, 302],
  [41, 18],
  [213, 96],
];
const male: readonly (readonly [number, number])[] = [
  [205, 90],
  [412, 215],
  [226, 95],
  [87, 37],
  [321, 167],
  [24, 11],
  [115, 52],
];
const female: readonly (readonly [number, number])[] = [
  [190, 82],
  [385, 197],
  [164, 75],
  [32, 15],
  [295, 135],
  [17, 7],
  [98, 44],
];
const unknown = { n: 250, selected: 0 };
const outcome = "selected" as const;

/** The rule's three tables. */
export const ruleTables: readonly SelectionTable[] = [
  selectionTable(
    [
      { group: { sex: "Male" }, n: 1390, selected: 667 },
      { group: { sex: "Female" }, n: 1181, selected: 555 },
    ],
    { by: ["sex"], outcome, unknown },
  ),
  selectionTable(
    races.map((race, i) => ({ group: { race }, n: byRace[i]![0], selected: byRace[i]![1] })),
    { by: ["race"], outcome, unknown },
  ),
  selectionTable(
    [...male.map((cell, i) => ["Male", i, cell] as const), ...female.map((cell, i) => ["Female", i, cell] as const)].map(
      ([sex, i, cell]) => ({
        group: { sex, race: races[i]! },
        n: cell[0],
        selected: cell[1],
      }),
    ),
    { by: ["sex", "race"], outcome, unknown },
  ),
];
