import { fault } from "../../errors.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import type { CommonFlags, Session } from "../session.js";
import { authoritiesIn, stampOf } from "./stamps.js";

export interface CheckResponseFlags extends CommonFlags {
  readonly response?: string;
  readonly ca?: readonly string[];
}

/** `evenhand timestamp check`: whether an authority says that these bytes existed before a time; 0 yes, 1 no. */
export async function checkResponse(path: string, { response, ca = [] }: CheckResponseFlags, session: Session): Promise<number> {
  const stamp = await stampOf(path, await authoritiesIn(ca), response);
  if (stamp === null)
    throw fault("EH506", `${path} or its response ${response ?? `${path}.tsr`} is not there`, {
      help: [`evenhand timestamp request ${path}`],
    });
  const { status, time, authority, reason } = stamp;
  const answer = status === "broken" || (ca.length > 0 && status !== "trusted") ? "no" : "yes";
  const words =
    status === "broken"
      ? `No: ${reason}`
      : answer === "no"
        ? `No: signed by ${authority}, whose certificate does not lead to one that was given`
        : `Yes: ${stamp.of} existed before ${time}, signed by ${authority}`;
  const limits =
    status === "trusted"
      ? "Whether the certificate was revoked is not known here, as that needs a network."
      : "Nobody vouched for the authority: give its certificate with --ca.";
  if (session.json) session.out(`${JSON.stringify({ answer, ...stamp }, null, 2)}\n`);
  else session.out(`${plainText(words)}\n${answer === "yes" && !session.quiet ? `  ${limits}\n` : ""}`);
  return answer === "yes" ? 0 : 1;
}
