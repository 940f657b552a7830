import { readdir, readFile } from "node:fs/promises";
import { fault } from "../../errors.js";
import { packageFolder } from "../package-folder.js";

const EXTENSION = ".hbs";

/** Template name → its text: those of the package, replaced by those of the user's folder. */
export async function readTemplates(userFolder: string | null): Promise<ReadonlyMap<string, string>> {
  const own = await templatesIn(packageFolder("templates"));
  if (userFolder === null) return own;
  try {
    return new Map([...own, ...(await templatesIn(userFolder))]);
  } catch (cause) {
    throw fault("EH100", `the templates in "${userFolder}" cannot be read`, {
      cause,
      help: ["give a folder of .hbs files with --templates"],
    });
  }
}

async function templatesIn(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(EXTENSION)).sort();
  const texts = await Promise.all(names.map((name) => readFile(`${folder}/${name}`, "utf8")));
  return new Map(names.map((name, i) => [name.slice(0, -EXTENSION.length), texts[i]!]));
}
