import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fault } from "../../errors.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { bundleOf } from "../../seals/bundle/bundle.js";
import { readManifest } from "../../seals/manifest.js";
import { type Packed, tarOf } from "../../seals/tar.js";
import { verifySeal } from "../../seals/verify-seal.js";
import { countOf } from "../../sections/format-count.js";
import { logPathOf } from "../log/log-file.js";
import { textAt } from "../policy-files.js";
import type { CommonFlags, Session } from "../session.js";
import { stageFile } from "../staged-file.js";
import { authoritiesIn, stampOf } from "../timestamp/stamps.js";
import { bytesAt, type FoundManifest, findManifest } from "./find-manifest.js";

export interface BundleFlags extends CommonFlags {
  readonly output: string;
  readonly tsaCa?: readonly string[];
  readonly log?: string;
}

/** `evenhand bundle`: sealed files, signatures taken apart, and a page of openssl commands, as a folder or an archive; returns the exit code. */
export async function bundle(path: string, flags: BundleFlags, session: Session): Promise<number> {
  const found = await findManifest(path);
  const authorities = await authoritiesIn(flags.tsaCa ?? []);
  const bundleText = await textAt(found.signaturesPath);
  const places = [found.path, found.signaturesPath];
  const stamps = (await Promise.all(places.map((file) => stampOf(file, authorities)))).filter((stamp) => stamp !== null);
  const { problems } = await verifySeal({
    ...{ name: found.name, text: found.text, bundle: bundleText, keys: [], roles: [], twoPeople: false, expected: null },
    ...{ timestamps: stamps, timestampRequired: false, read: (file: string) => bytesAt(join(found.folder, file)) },
  });
  const wrong = problems.filter(({ kind }) => kind !== "input");
  if (wrong.length > 0)
    throw fault("EH504", `${found.path} does not hold, so that it is not passed on: ${wrong[0]!.message}`, {
      evidence: wrong.slice(1, 6).map(({ message }) => message),
      help: [`evenhand verify ${found.path}`],
    });
  const logPath = await logPathOf(flags.log);
  const { sealed, manifestPath, inBundle } = await sealedFiles(found, places);
  const files = bundleOf({
    sealed,
    manifestPath,
    signatures: bundleText ?? "",
    stamped: places.map(inBundle).filter((place) => sealed.some((file) => file.path === `${place}.tsr`)),
    authorities: authorities.map((pem) => `${pem}\n`).join(""),
    log: logPath && (await textAt(logPath)),
  });
  const { startedAt } = readManifest(found.text, found.path).run;
  await (/\.tar$/i.test(flags.output) ? writeArchive(flags.output, files, new Date(startedAt)) : writeFolder(flags.output, files));
  if (session.json) session.out(`${JSON.stringify({ bundle: flags.output, files: files.map((file) => file.path) }, null, 2)}\n`);
  else
    session.out(
      `Wrote ${plainText(flags.output)}: ${countOf(files.length, "file")}, of which README.md says how to check them with openssl\n`,
    );
  return 0;
}

/** What is sealed, laid out as it is here: a manifest finds its files from where it is. */
async function sealedFiles(found: FoundManifest, places: readonly string[]) {
  const listed = readManifest(found.text, found.path).files.map(({ path }) => join(found.folder, path));
  const beside = places.flatMap((place) => [place, `${place}.tsq`, `${place}.tsr`]).filter((place) => existsSync(place));
  const root = commonFolder([...listed, ...beside]);
  const inBundle = (place: string): string => `sealed/${relative(root, resolve(place)).replaceAll("\\", "/")}`;
  const sealed = await Promise.all(
    [...new Set([...listed, ...beside])].map(
      async (place): Promise<Packed> => ({ path: inBundle(place), content: (await bytesAt(place))! }),
    ),
  );
  return { sealed, manifestPath: inBundle(found.path), inBundle };
}

function commonFolder(paths: readonly string[]): string {
  const folders = paths.map((path) => dirname(resolve(path)));
  let common = folders[0]!;
  while (!folders.every((folder) => folder === common || folder.startsWith(common.endsWith("/") ? common : `${common}/`)))
    common = dirname(common);
  return common;
}

async function writeArchive(path: string, files: readonly Packed[], modified: Date): Promise<void> {
  const stem = basename(path).replace(/\.tar$/i, "");
  const within = files.map((file) => ({ ...file, path: `${stem}/${file.path}` }));
  let archive: Uint8Array;
  try {
    archive = tarOf(within, modified);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw fault("EH303", `cannot write ${path}: ${cause.message}`, { cause, help: ["name a folder, without .tar"] });
  }
  await (await stageFile(path, archive)).commit();
}

/** All of it or nothing: written beside its place and then put there. */
async function writeFolder(path: string, files: readonly Packed[]): Promise<void> {
  if (existsSync(path))
    throw fault("EH303", `cannot write ${path}: it is there already`, { help: ["name a folder that is not there, or NAME.tar"] });
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    for (const file of files) {
      const place = join(temporary, file.path);
      await mkdir(dirname(place), { recursive: true });
      await writeFile(place, file.content);
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { recursive: true, force: true });
    throw fault("EH303", `cannot write ${path}: ${(cause as NodeJS.ErrnoException).code ?? String(cause)}`, { cause });
  }
}
