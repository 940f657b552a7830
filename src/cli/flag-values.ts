import { InvalidArgumentError } from "commander";

/** Readers of single flag values. A wrong value is named together with its flag by commander. */

export const number = (text: string): number => {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) throw new InvalidArgumentError("It is a number.");
  return value;
};

export const wholeFrom =
  (least: number, most = Number.MAX_SAFE_INTEGER) =>
  (text: string): number => {
    const value = Number(text);
    if (text.trim() === "" || !Number.isSafeInteger(value) || value < least || value > most) {
      const range = most === Number.MAX_SAFE_INTEGER ? `from ${least} on` : `from ${least} to ${most}`;
      throw new InvalidArgumentError(`It is a whole number ${range}.`);
    }
    return value;
  };

/** "auto" or a whole number. */
export const minN = (text: string): number | "auto" => (text === "auto" ? "auto" : wholeFrom(1)(text));

/** 0.95 or 95%. */
export const confidence = (text: string): number => {
  const value = text.endsWith("%") ? Number(text.slice(0, -1)) / 100 : Number(text);
  if (!(value > 0.5 && value < 1)) throw new InvalidArgumentError("It is a number between 0.5 and 1, or a percentage.");
  return value;
};

/** 0.1 or 10%. */
export const share = (text: string): number => {
  const value = text.endsWith("%") ? Number(text.slice(0, -1)) / 100 : Number(text);
  if (text.trim() === "" || !(value > 0 && value < 1)) throw new InvalidArgumentError("It is a number between 0 and 1, or a percentage.");
  return value;
};

/** Values of a repeatable flag, one each time. */
export const repeated = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

/** Values of a repeatable flag that also takes a list with commas; names with a comma in them are written "in quotes". */
export const listed = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...[...text.matchAll(/"((?:[^"]|"")*)"|[^,]+/g)]
    .map(([all, quoted]) => (quoted === undefined ? all.trim() : quoted.replaceAll('""', '"')))
    .filter((name) => name !== ""),
];
