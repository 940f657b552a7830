import { randomBytes } from "node:crypto";
import { fault } from "../../errors.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { shellWord } from "../../renderers/terminal/shell-word.js";
import { timestampRequest } from "../../seals/timestamp/request.js";
import { bytesAt } from "../seal/find-manifest.js";
import type { CommonFlags, Session } from "../session.js";
import { stageFile } from "../staged-file.js";

const NONCE_BYTES = 16;

/** `evenhand timestamp request`: the question, beside the file; only its digest goes to the authority. */
export async function request(path: string, _: CommonFlags, session: Session): Promise<number> {
  const content = await bytesAt(path);
  if (content === null) throw fault("EH100", `${path} cannot be read`, { help: ["evenhand timestamp request out/results.manifest.json"] });
  const written = `${path}.tsq`;
  await (await stageFile(written, timestampRequest(content, randomBytes(NONCE_BYTES)))).commit();
  if (session.json) session.out(`${JSON.stringify({ request: written, response: `${path}.tsr` }, null, 2)}\n`);
  else
    session.out(
      [
        `Wrote ${plainText(written)}. It holds the file's SHA-256 and nothing else of it. Send it yourself, for example:`,
        `  curl -H "Content-Type: application/timestamp-query" --data-binary ${shellWord(`@${written}`)} URL > ${shellWord(`${path}.tsr`)}`,
        "",
      ].join("\n"),
    );
  return 0;
}
