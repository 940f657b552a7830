import { fault } from "../errors.js";
import { expandPaths } from "./expand-paths.js";
import { fileHead } from "./file-head.js";
import { formatOf, notThatFormat } from "./format.js";
import { readers } from "./index.js";
import type { Sniffed, SniffOptions, SourceFile } from "./reader.js";
import { commandName, visible } from "./wording.js";

/** The layout of the files that paths and patterns name. */
export async function sniff(patterns: readonly string[], options: SniffOptions = {}): Promise<Sniffed> {
  const [first, ...others] = await expandPaths(patterns);
  return sniffFiles([{ path: first, name: first }, ...others.map((path) => ({ path, name: path }))], options);
}

/** The layout of files that exist; all must have the first one's format. */
export async function sniffFiles(files: readonly [SourceFile, ...SourceFile[]], options: SniffOptions = {}): Promise<Sniffed> {
  const formats = await Promise.all(files.map(async (file) => options.format ?? formatOf(file, await headOf(file))));
  const other = formats.findIndex((format) => format !== formats[0]);
  if (other !== -1) throw notThatFormat(files[other]!, `in the ${formats[0]} format of ${visible(files[0].name)}`);
  return readers[formats[0]!].sniff(files, options);
}

/** The first bytes, or the reason that there are none. */
async function headOf(file: SourceFile): Promise<Uint8Array> {
  try {
    return (await fileHead(file.path, 65_536)).bytes;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const said =
      code === "EACCES" ? "may not be read" : code === "EISDIR" ? "is a folder" : code === "ENOENT" ? "does not exist" : "cannot be read";
    throw fault("EH100", `${visible(file.name, 200)} ${said}`, { help: [`look at it with: ls -l ${commandName(file)}`], cause });
  }
}
