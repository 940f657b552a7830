import { inputFiles } from "../audit/input-files.js";
import type { Result } from "../audit/result.js";
import { type Block, type FactsBlock, note, text } from "./block.js";
import { commandLines } from "./command-lines.js";
import { formatInstant } from "./format-instant.js";
import { formatName } from "./format-name.js";
import { formatNumber } from "./format-number.js";
import { pluralList } from "./plural-list.js";
import type { Section } from "./section.js";
import { baseName } from "./subject.js";

/** How to get the same numbers again, and how to tell that they are the same. */
export const reproduce: Section = {
  id: "reproduce",
  title: "How to reproduce",
  blocks(result) {
    const { commandLine } = result.run;
    const command: Block =
      commandLine === null
        ? text("The audit was run from the library; the settings below and the data give the same numbers.")
        : {
            kind: "code",
            caption: `On the same files (${pluralList(filesOf(result), 8)}), this command gives the same numbers to the last digit:`,
            text: commandLines(commandLine),
          };
    return [
      command,
      facts(result),
      note(
        "The digest is the SHA-256 of the result in canonical form, without the time and place of the run. Two results with the same digest have the same numbers.",
      ),
    ];
  },
};

/** The policy and the data, by the names of their files, and the model. */
const filesOf = ({ policy, inputs, askedModel }: Result): readonly string[] => [
  ...[policy?.path ?? null, ...inputs.flatMap(inputFiles).map(({ path }) => path)].flatMap((path) =>
    path === null ? [] : [baseName(path)],
  ),
  ...(askedModel === null ? [] : ["the model"]),
];

function facts({ tool, run, plan, digest, policy }: Result): FactsBlock {
  const assumed = Object.entries(plan.assumed).map(([role, how]) => `${formatName(role)}: ${formatName(how)}`);
  const rows: ({ name: string; value: string } | null)[] = [
    { name: "Tool", value: `evenhand ${formatName(tool.version)}, Node ${formatName(tool.node)}, ${formatName(tool.platform)}` },
    { name: "Run", value: `${formatName(run.id)}, ${formatName(formatInstant(run.startedAt))}` },
    { name: "Counting engine", value: formatName(plan.engine) },
    { name: "Seed and resamples", value: `${formatNumber(plan.seed)}, ${formatNumber(plan.resamples)}` },
    {
      name: "Policy",
      value: policy === null ? "none" : `${formatName(policy.name ?? policy.path ?? "given")}, SHA-256 ${formatName(policy.sha256)}`,
    },
    assumed.length === 0 ? null : { name: "How each role was known", value: assumed.join("; ") },
    { name: "Digest of the result", value: formatName(digest) },
  ];
  return { kind: "facts", caption: "Versions and settings", rows: rows.filter((row) => row !== null) };
}
