import type { Document } from "yaml";
import { fault } from "../errors.js";

/** What turns a policy of one version into one of the next. */
export interface Migration {
  readonly from: number;
  /** Changes the document in place; comments stay where they are. */
  apply(document: Document): void;
}

/** One for each version that is not the newest; none yet. */
export const migrations: readonly Migration[] = [];

export interface Migrated {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The policy's text in the newest version, comments kept; the same text when it is the newest already. */
export async function migratePolicy(text: string, path: string, steps: readonly Migration[] = migrations): Promise<Migrated> {
  const { parseDocument } = await import("yaml");
  const document = parseDocument(text, { version: "1.2", schema: "core", merge: false });
  const [broken] = document.errors;
  if (broken !== undefined)
    throw fault("EH201", `${path} is not valid YAML: ${broken.message.split("\n")[0]}`, { help: [`evenhand config validate ${path}`] });
  const newest = 1 + steps.length;
  const from = document.get("version");
  if (typeof from !== "number" || !Number.isInteger(from) || from < 1 || from > newest)
    throw fault("EH202", `${path} says no version that is known: ${from === undefined ? "none" : String(from)}`, {
      help: [`version: ${newest}`],
    });
  if (from === newest) return { text, from, to: newest };
  for (const step of steps.filter((one) => one.from >= from)) {
    step.apply(document);
    document.set("version", step.from + 1);
  }
  return { text: document.toString({ lineWidth: 0 }), from, to: newest };
}
