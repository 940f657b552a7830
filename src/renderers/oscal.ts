import { inputFiles } from "../audit/input-files.js";
import type { Result } from "../audit/result.js";
import type { CheckRow } from "../checks/check.js";
import { listNotJudged } from "../sections/list-not-judged.js";
import { subject } from "../sections/subject.js";
import { DISCLAIMER } from "./exports/audited-model.js";
import { namedUuid } from "./exports/named-uuid.js";
import { isKept, keptWords, requirementWords } from "./exports/requirement-words.js";
import { plainLine } from "./gate/plain-line.js";
import type { Renderer } from "./renderer.js";

/** The checks as assessment results by OSCAL 1.1.3: one observation and one finding a limit. */
export const oscal = {
  id: "oscal",
  extension: ".oscal.json",
  render: async (result) => renderOscal(result),
} as const satisfies Renderer;

/** OSCAL knows "satisfied" and "not-satisfied" alone: what cannot be determined is not satisfied, for the reason "other", and says so. */
export function renderOscal(result: Result): string {
  const { run, tool, digest, checks, policy } = result;
  const uuid = (name: string): string => namedUuid(digest, `oscal ${run.startedAt} ${name}`);
  const end = new Date(Date.parse(run.startedAt) + run.durationMs).toISOString();
  const title = plainLine(subject(result));
  const document = {
    "assessment-results": {
      uuid: uuid("document"),
      metadata: {
        title: `Audit: ${title}`,
        "last-modified": run.startedAt,
        version: run.id,
        "oscal-version": "1.1.3",
        props: [{ name: "result-digest", ns: "https://evenhand.dev/ns/oscal", value: digest }],
        remarks: DISCLAIMER,
      },
      "import-ap": { href: `#${uuid("plan")}` },
      results: [
        {
          uuid: uuid("result"),
          title,
          description: plainLine(`Run ${run.id} of ${tool.name} ${tool.version}. ${notJudged(result)}`),
          start: run.startedAt,
          end,
          "reviewed-controls": {
            description: "The limits of the policy; each finding names its limit.",
            "control-selections": [{ "include-all": {} }],
          },
          ...(checks.length > 0 && {
            observations: checks.map((check) => observationOf(check, { result, uuid })),
            findings: checks.map((check) => findingOf(check, uuid)),
          }),
        },
      ],
      "back-matter": {
        resources: [
          {
            uuid: uuid("plan"),
            title: "Assessment plan",
            description:
              policy === null
                ? "An audit without a policy: everything was looked at and no limit was set."
                : plainLine(`The policy ${policy.path ?? policy.name ?? ""}, canonical SHA-256 ${policy.sha256}`),
          },
        ],
      },
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const notJudged = (result: Result): string => {
  const all = listNotJudged(result);
  return all.length === 0 ? "" : `Not judged: ${all.map(({ what, why }) => `${what} (${why})`).join("; ")}.`;
};

type Uuid = (name: string) => string;

function observationOf(check: CheckRow, { result, uuid }: { readonly result: Result; readonly uuid: Uuid }): object {
  return {
    uuid: uuid(`observation ${check.id}`),
    title: plainLine(requirementWords(check)),
    description: plainLine(check.sentence),
    methods: ["TEST"],
    types: ["finding"],
    "relevant-evidence": result.inputs.flatMap(inputFiles).map(({ path, sha256 }) => ({
      ...(path !== "-" && { href: path.split(/[\\/]/).map(encodeURIComponent).join("/") }),
      description: plainLine(`${path}${sha256 === null ? "" : `, SHA-256 ${sha256}`}`),
    })),
    collected: result.run.startedAt,
  };
}

function findingOf(check: CheckRow, uuid: Uuid): object {
  const kept = isKept(check);
  return {
    uuid: uuid(`finding ${check.id}`),
    title: plainLine(`${check.id} ${keptWords(kept)}`),
    description: plainLine(check.status === "waived" ? `Waived. ${check.sentence}` : check.sentence),
    target: {
      type: "objective-id",
      "target-id": tokenOf(check),
      description: plainLine(requirementWords(check)),
      status: { state: kept ? "satisfied" : "not-satisfied", reason: kept === null ? "other" : kept ? "pass" : "fail" },
    },
    "related-observations": [{ "observation-uuid": uuid(`observation ${check.id}`) }],
  };
}

/** An OSCAL token: letters, digits, dot, hyphen, underscore, and a letter first; the fingerprint keeps ids apart that come to the same. */
const tokenOf = ({ id, fingerprint }: CheckRow): string => `${`c.${id}`.replace(/[^A-Za-z0-9._-]+/g, "-")}.${fingerprint}`;
