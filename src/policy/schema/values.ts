import type { z as Zod } from "zod";

/** `12%` and `12.5%`, perhaps negative. */
const percent = /^-?\d+(\.\d+)?%$/;

const numberWanted = 'a number such as 0.1, or a percentage such as "10%", is expected here';

/** 0.125 of 0.125 and of "12.5%", rounded as the decimal 0.125 itself is. */
export function numberOf(written: number | string): number {
  if (typeof written === "number") return written;
  const digits = written.slice(0, -1);
  const [whole, decimals = ""] = digits.split(".");
  // Through decimal text rather than a division, so that 7% is the same double as 0.07.
  return Number(`${whole}${decimals}e-${2 + decimals.length}`);
}

/** The kinds of value that sections of a policy share. */
export function values(z: typeof Zod) {
  const column = z.string({ error: "a column name is expected here" }).min(1, "a column name is not empty");
  const value = z.union([z.string(), z.number(), z.boolean()], { error: "a text, a number, true or false is expected here" });
  const list = <Item extends Zod.ZodType>(item: Item, what: string) =>
    z.union([item, z.array(item).min(1)], { error: `${what}, or a list of them, is expected here` });
  const limit = z.union([z.number(), z.string().regex(percent, numberWanted)], { error: numberWanted }).transform(numberOf);
  const share = limit.superRefine((given, context) => {
    if (given >= 0 && given <= 1) return;
    context.addIssue({
      code: "custom",
      message: `${given} is not between 0 and 1`,
      params: { code: "EH206", help: given > 1 && given <= 100 ? [`${given}% (${given / 100})?`] : [] },
    });
  });
  return {
    column,
    columns: list(column, "a column name").transform((one) => (Array.isArray(one) ? one : [one])),
    value,
    values: list(value, "a value").transform((one) => (Array.isArray(one) ? one : [one])),
    limit,
    share,
    action: z.enum(["fail", "warn", "ignore"]),
    decision: z.enum(["bounds", "point"]),
    minN: z.union([z.literal("auto"), z.int().min(1)], { error: '"auto" or a whole number from 1 is expected here' }),
  };
}
