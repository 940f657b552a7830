import { InvalidArgumentError } from "commander";

/** 0.22 or 22%. */
export function limit(text: string): number {
  const value = /^-?\d+(\.\d+)?%$/.test(text) ? Number(`${text.slice(0, -1)}e-2`) : Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) throw new InvalidArgumentError('It is a number, or a percentage such as "22%".');
  return value;
}

const DAY = 86_400_000;

/** A day as written, or so many days after another: 60d. */
export function dayOf(text: string, from: string): string {
  const [, days] = /^(\d{1,4})d$/.exec(text) ?? [];
  return days === undefined ? text : new Date(Date.parse(`${from}T00:00:00Z`) + Number(days) * DAY).toISOString().slice(0, 10);
}
