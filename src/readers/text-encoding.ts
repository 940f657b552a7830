import { fault } from "../errors.js";
import { wideEncoding } from "./csv/likely-encoding.js";
import { quoted, visible } from "./wording.js";

/** The encoding of a text file: the one named, else the one its byte order mark says, else UTF-8. */
export function textEncoding(head: Uint8Array, named: string | null | undefined, name: string): { encoding: string; mark: boolean } {
  const marked = markedEncoding(head);
  if (named !== null && named !== undefined) return { encoding: canonical(named), mark: marked === canonical(named) };
  if (marked !== null) return { encoding: marked, mark: true };
  const wide = wideEncoding(head);
  if (wide === null) return { encoding: "utf-8", mark: false };
  throw fault("EH104", `${visible(name)} is not UTF-8: every second byte is zero`, {
    evidence: [`it reads well as ${wide}`],
    help: [`--encoding ${wide}`],
  });
}

/** What a byte order mark says. */
function markedEncoding(head: Uint8Array): string | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return null;
}

function canonical(named: string): string {
  try {
    return new TextDecoder(named).encoding;
  } catch {
    throw fault("EH200", `no encoding is called ${quoted(named)}`, {
      help: ["--encoding takes utf-8, utf-16le, utf-16be, windows-1252, windows-1251, iso-8859-2, shift_jis, gb18030, ..."],
    });
  }
}
