import { readFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import type { Result } from "../audit/result.js";
import { renderers } from "../renderers/index.js";
import { manifestOf, renderManifest } from "../seals/manifest.js";
import { sha256 } from "../seals/sha256.js";
import type { OutputTarget } from "./output-target.js";

/** A file of a run with what stands in it. */
export interface KeptFile extends OutputTarget {
  readonly content: string | Uint8Array;
}

/** The manifest of files, and its place: beside the JSON, or else beside the first of them. */
export async function besideFiles(files: readonly KeptFile[], result: Result): Promise<{ readonly path: string; readonly text: string }> {
  const path = manifestPathOf(files);
  const folder = dirname(path);
  const here = (file: string): string => relative(folder, file).replaceAll("\\", "/");
  const sealed = files.map(({ path: file, format, content }) => {
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    return { path: here(file), format, bytes: bytes.byteLength, sha256: sha256(bytes) };
  });
  return { path, text: renderManifest(manifestOf(result, sealed, { previous: await digestAt(path), here })) };
}

function manifestPathOf(files: readonly KeptFile[]): string {
  const { path, format } = files.find((file) => file.format === "json") ?? files[0]!;
  const usual = renderers.find(({ id }) => id === format)?.extension;
  const name = basename(path);
  const stem =
    usual !== undefined && name.endsWith(usual) && name !== usual ? name.slice(0, -usual.length) : name.replace(/(?<=.)\.[^.]*$/, "");
  return join(dirname(path), `${stem}.manifest.json`);
}

/** Digest of the manifest that stood there before; null when there was none. */
async function digestAt(path: string): Promise<string | null> {
  try {
    return sha256(await readFile(path));
  } catch {
    return null;
  }
}
