import type { Result } from "../audit/result.js";
import type { Block, SignaturesBlock } from "./block.js";
import { note } from "./block.js";
import { fitting, gapsTable } from "./decision/gaps-table.js";
import { limitsTable } from "./decision/limits-table.js";
import { roomOn } from "./decision/room.js";
import { scopeFacts } from "./decision/scope-facts.js";
import { statements } from "./decision/statements.js";
import { decisionBox } from "./decision-box.js";
import { formatName, SHORT_NAME } from "./format-name.js";
import { rankedGaps } from "./ranked-gaps.js";
import type { Section } from "./section.js";

/** The first page: what was decided, what was observed, what is not known, on what, and who answers for it. */
export const decision: Section = {
  id: "decision",
  title: "Decision",
  blocks(result) {
    const gaps = rankedGaps(result);
    const room = roomOn(result);
    const blocks: (Block | null)[] = [
      decisionBox(result),
      statements(result, gaps[0], room),
      limitsTable(result, room),
      gapsTable(result, fitting(gaps, room), gaps.length),
      scopeFacts(result, room),
      { kind: "signatures", caption: "Who answers for this report", signers: signersOf(result) },
      {
        kind: "seal",
        digest: result.digest,
        text: `This is the SHA-256 digest of the result. To verify it, repeat the command under “How to reproduce” on the same data with evenhand ${formatName(result.tool.version)}: the digest must be the same. The report is not signed electronically.`,
      },
      note(
        "A signature confirms that this report was read and that its data and method are as described. It does not approve a model. Statistics describe groups in these data. They do not explain causes, judge single cases or give legal advice.",
      ),
    ];
    return blocks.filter((block) => block !== null);
  },
};

/** Who signs: those whom the record names, else blanks for the usual three. */
function signersOf({ record }: Result): SignaturesBlock["signers"] {
  const named = (record?.content.approvals ?? []).map(({ role, name, date = "" }) => ({
    role: formatName(role, SHORT_NAME),
    name: formatName(name.trim(), SHORT_NAME),
    date,
  }));
  return named.length === 0
    ? ["Prepared by", "Reviewed by", "Approved by"].map((role) => ({ role, name: "", date: "" }))
    : named.slice(0, 3);
}
