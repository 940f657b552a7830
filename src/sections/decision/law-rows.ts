import type { Result } from "../../audit/result.js";
import { countOf } from "../format-count.js";
import { formatName } from "../format-name.js";
import { formatQuote } from "../format-quote.js";
import { statuses } from "../regulation/standing.js";

const TEXTS = 3;
const WORDS = 90;

/** Under which texts the audit was made and where they stand, when the next audit is due, and who says that nobody judged their own work. */
export function lawRows({ regulations, record }: Result): readonly { readonly name: string; readonly value: string }[] {
  const texts = regulations.map(
    ({ id, version, standing, verifiedOn }) =>
      `${formatName(id)}@${version}: ${standing === null ? "standing not recorded" : `${statuses[standing.status]}${standing.evidence === "report" ? ", as reported" : ""}`}${verifiedOn === null ? "" : ` on ${verifiedOn}`}`,
  );
  const { oversight, audit } = record?.content ?? {};
  const independence = audit?.independence?.map((one) => formatQuote(one, WORDS));
  return [
    ...(texts.length === 0
      ? []
      : [
          {
            name: "Law and standards",
            value: `${texts.slice(0, TEXTS).join("; ")}${texts.length > TEXTS ? `; ${countOf(texts.length - TEXTS, "more text")}` : ""}. Whether ${texts.length === 1 ? "it applies" : "they apply"} was not judged`,
          },
        ]),
    ...(oversight?.next_audit === undefined ? [] : [{ name: "Next audit due", value: oversight.next_audit }]),
    ...(independence === undefined ? [] : [{ name: "Independence, as stated", value: independence.slice(0, 2).join("; ") }]),
  ];
}
