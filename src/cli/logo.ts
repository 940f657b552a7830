import { open } from "node:fs/promises";
import { dirname, isAbsolute, join } from "node:path";
import { fault } from "../errors.js";
import { MOST_LOGO_BYTES } from "../look/brand.js";

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A logo as a data URI, seen from the policy's folder. Throws EH100 when it cannot be read, is too large or is not what its name says. */
export async function logoOf(path: string, policyPath: string): Promise<string> {
  const place = isAbsolute(path) ? path : join(dirname(policyPath), path);
  const help = ["report.brand.logo: a PNG or SVG file beside the policy"];
  const bytes = await headOf(place).catch((cause: NodeJS.ErrnoException) => {
    throw fault("EH100", `the logo ${path} cannot be read: ${cause.code === "ENOENT" ? "there is no such file" : cause.message}`, {
      cause,
      help,
    });
  });
  if (bytes.length > MOST_LOGO_BYTES)
    throw fault("EH100", `the logo ${path} is larger than 100,000 bytes`, { help: ["a smaller picture: every report holds it whole"] });
  const svg = /\.svg$/i.test(path);
  if (svg ? !/<svg[\s>]/.test(bytes.toString("utf8")) : !bytes.subarray(0, PNG.length).equals(PNG))
    throw fault("EH100", `the logo ${path} is not ${svg ? "an SVG" : "a PNG"} file`, { help });
  return `data:image/${svg ? "svg+xml" : "png"};base64,${bytes.toString("base64")}`;
}

/** One byte more than a logo may have, and no more of a file however large. */
async function headOf(place: string): Promise<Buffer> {
  const file = await open(place, "r");
  try {
    const buffer = Buffer.alloc(MOST_LOGO_BYTES + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length, null);
      length += bytesRead;
      if (bytesRead === 0 || length === buffer.length) return buffer.subarray(0, length);
    }
  } finally {
    await file.close();
  }
}
