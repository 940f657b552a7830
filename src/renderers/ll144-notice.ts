import { LL144 } from "../audit/regulation/ll144-completeness.js";
import type { Result } from "../audit/result.js";
import { fault } from "../errors.js";
import { ll144Notice, noticeText } from "../sections/regulation/ll144-notice.js";
import type { Renderer } from "./renderer.js";

/** The notice to candidates that New York City's Local Law 144 asks for, of what the record says: plain text to be pasted. */
export const ll144NoticeText = {
  id: "ll144-notice",
  extension: ".ll144-notice.txt",
  render: renderLl144Notice,
} as const satisfies Renderer;

/** Throws EH200 for an audit that was not made under the pack. */
export async function renderLl144Notice(result: Result): Promise<string> {
  if (!result.regulations.some(({ id }) => id === LL144))
    throw fault("EH200", `the notice "ll144-notice" is made of an audit under the pack ${LL144}, and this one was not made under it`, {
      help: [`--pack ${LL144}`],
    });
  return noticeText(ll144Notice(result.record?.content ?? null));
}
