import type { DriftSettings } from "../../policy/drift-settings.js";
import type { DataSource } from "../data-source.js";
import { openData } from "../open-data.js";

/** The data of the past, read into memory. Throws what openData throws. */
export async function pastData(source: DataSource, signal?: AbortSignal): Promise<DriftSettings> {
  await using opened = await openData(source, signal === undefined ? {} : { signal });
  const [input] = opened.inputs;
  return { past: await opened.table(), name: input?.path ?? "(table)", sha256: input?.sha256 ?? null };
}
