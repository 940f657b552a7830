import type { Baseline } from "../../checks/baseline.js";
import { fault } from "../../errors.js";

/** The baseline in a text. Throws EH406 for what is none, or is of a version that is not known here. */
export function readBaseline(text: string, from: string): Baseline {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (cause) {
    throw fault("EH406", `the baseline ${from} cannot be read: it is not JSON`, { help: ["evenhand baseline save writes one"], cause });
  }
  const { format, version, checks, rows } = (typeof content === "object" && content !== null ? content : {}) as Partial<
    Record<string, unknown>
  >;
  if (format !== "evenhand.baseline")
    throw fault("EH406", `${from} is not a baseline of evenhand`, { help: ["evenhand baseline save writes one"] });
  if (typeof version !== "string" || !/^1\.\d+$/.test(version))
    throw fault("EH406", `${from} has version ${String(version)}, this evenhand reads version 1`, { help: ["evenhand baseline save"] });
  if (!Array.isArray(checks) || !checks.every(isCheck)) throw broken(from, "its checks");
  if (rows !== null && !isRows(rows)) throw broken(from, "its rows");
  const read = content as Baseline;
  return { ...read, bins: read.bins ?? {} };
}

const broken = (from: string, part: string) =>
  fault("EH406", `the baseline ${from} is damaged: ${part} cannot be read`, { help: ["evenhand baseline save writes a new one"] });

function isCheck(value: unknown): boolean {
  const { id, value: number, groups, bounds } = (value ?? {}) as Partial<Record<string, unknown>>;
  return (
    typeof id === "string" &&
    (number === null || typeof number === "number") &&
    (bounds === null || typeof bounds === "object") &&
    Array.isArray(groups) &&
    groups.every((one) => typeof one === "object" && one !== null && typeof one.metric === "string" && typeof one.value === "number")
  );
}

function isRows(value: unknown): boolean {
  const { salt, evaluation, count, decisions } = (value ?? {}) as Partial<Record<string, unknown>>;
  return typeof salt === "string" && typeof evaluation === "string" && typeof decisions === "string" && count === decisions.length;
}
