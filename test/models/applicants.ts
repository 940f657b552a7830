import { tableFrom } from "../../src/table/table.js";

/** Ten applicants, all different; incomes and cities are missing here and there. */
export const applicants = tableFrom({
  income: [12, 55.5, null, 71, 30, 18.25, 90, 44, null, 61],
  city: ["Rome", "Bonn", "Bonn", null, 'He said "no"', "Rome", "Bonn", "Łódź, south", "Rome", "Bonn"],
});

/** The score of an applicant, as every model of these tests works it out. */
export const scoreOf = (income: number | string | null, city: number | string | null): number =>
  (income === null ? 0.5 : Number(income) / 100) + (city === "Rome" ? 0.25 : city === null ? 0.125 : 0);
