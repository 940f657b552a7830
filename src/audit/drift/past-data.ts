import { type DriftAsked, type DriftSettings, usualDrift } from "../../policy/drift-settings.js";
import type { DataSource } from "../data-source.js";
import { openData } from "../open-data.js";

/** The data of the past, read into memory, and what is asked of them. Throws what openData throws. */
export async function pastData(source: DataSource, asked: Partial<DriftAsked> = {}, signal?: AbortSignal): Promise<DriftSettings> {
  await using opened = await openData(source, signal === undefined ? {} : { signal });
  const [input] = opened.inputs;
  return { ...usualDrift, ...asked, past: await opened.table(), name: input?.path ?? "(table)", sha256: input?.sha256 ?? null };
}
