import { readFile } from "node:fs/promises";

/** The text of a small file that a user names; null when there is none. */
export async function textFile(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
