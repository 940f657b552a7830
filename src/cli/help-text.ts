import type { Command, Help } from "commander";

/** Two things a command is used for, which work as printed; by what is typed after `evenhand`. */
const examples: Readonly<Record<string, readonly string[]>> = {
  evenhand: [
    "evenhand audit loans.csv",
    "evenhand audit loans.csv --label repaid --prediction approved --sensitive sex,race -o report.html",
  ],
  audit: [
    "evenhand audit loans.csv",
    "evenhand audit loans.csv --label repaid --prediction approved --sensitive sex,race --positive yes -o out/report.html -o out/results.json",
  ],
  check: ["evenhand check", "evenhand check eval.parquet --policy-from origin/main -o out/report.html -o junit:out/evenhand.xml"],
  scan: [
    "evenhand scan loans.csv --label repaid --prediction approved --sensitive sex,race",
    "evenhand scan loans.csv --features all --metric selection_rate --limit 0.1 -o report.html",
  ],
  importance: [
    "evenhand importance loans.csv --model lightgbm:model.txt --score score --threshold 0.5",
    "evenhand importance loans.csv --model module:./model.mjs --of auc,demographic_parity_difference@race",
    "evenhand importance loans.csv --model lightgbm:model.txt --effects --shapley --id loan --explain-row 4711",
  ],
  stress: [
    "evenhand stress loans.csv --model lightgbm:model.txt --score score --threshold 0.5",
    "evenhand stress loans.csv --model module:./model.mjs --perturb gaussian_noise,unit_too_large --columns income",
  ],
  why: [
    "evenhand why loans.csv --model lightgbm:model.txt --score score --threshold 0.5 --sensitive race",
    "evenhand why loans.csv --model module:./model.mjs --legitimate income,debt_ratio -o report.html",
  ],
  inspect: ["evenhand inspect loans.csv", "evenhand inspect 'data/*.parquet' --json"],
  metrics: ["evenhand metrics", "evenhand metrics --json"],
  explain: ["evenhand explain true_positive_rate", "evenhand explain EH112"],
  report: ["evenhand report out/results.json", "evenhand report out/results.json -o report.pdf -o report.md"],
  init: [
    "evenhand init loans.csv",
    "evenhand init loans.csv --label repaid --prediction approved --sensitive sex,race --positive yes --favorable positive",
  ],
  plan: ["evenhand plan", "evenhand plan equal_opportunity_difference@race --from out/results.json"],
  compare: [
    "evenhand compare before.csv after.csv --id application_id",
    "evenhand compare approved_v1 approved_v2 --data eval.csv --label repaid --sensitive sex,race --positive yes",
  ],
  baseline: ["evenhand baseline save", "evenhand baseline update"],
  "baseline save": ["evenhand baseline save", "evenhand baseline save eval.parquet --no-rows"],
  "baseline show": ["evenhand baseline show", "evenhand baseline show git:origin/main:.evenhand/baseline.json"],
  "baseline update": ["evenhand baseline update", 'evenhand baseline update --accept-worse --reason "the new cut was agreed on, RISK-12"'],
  waive: [
    "evenhand waive list",
    'evenhand waive add accuracy --owner risk@acme.example --expires 60d --ceiling 0.60 --reason "the retrained model ships in March"',
  ],
  "waive add": [
    'evenhand waive add accuracy --owner risk@acme.example --expires 60d --ceiling 0.60 --reason "the retrained model ships in March"',
    'evenhand waive add demographic_parity_difference@race --groups Asian,Black --owner risk@acme.example --expires 2026-11-30 --reason "declines are reviewed by hand"',
  ],
  "waive list": ["evenhand waive list", "evenhand waive list --from out/results.json"],
  "waive prune": ["evenhand waive prune --dry-run", "evenhand waive prune --from out/results.json"],
  config: ["evenhand config validate", "evenhand config diff --against origin/main"],
  "config validate": ["evenhand config validate", "evenhand config validate evenhand.yml policies/*.yml"],
  "config print": ["evenhand config print", "evenhand config print --profile nightly"],
  "config diff": ["evenhand config diff --against origin/main", "evenhand config diff --against before.yml after.yml"],
  "config schema": ["evenhand config schema > policy-1.json", "evenhand config schema --result", "evenhand config schema --baseline"],
  "config migrate": ["evenhand config migrate", "evenhand config migrate --write"],
  packs: ["evenhand packs list", "evenhand packs show us-nyc-ll144"],
  record: ["evenhand record init", "evenhand record check"],
  "record init": ["evenhand record init", "evenhand record init models/credit.record.yml"],
  "record check": ["evenhand record check", "evenhand record check --json"],
  "packs list": ["evenhand packs list", "evenhand packs list --json"],
  "packs show": ["evenhand packs show us-adverse-impact", "evenhand packs show rules/house.pack.yml"],
  "packs check": ["evenhand packs check rules/house.pack.yml"],
  keygen: ["evenhand keygen keys/validator", "EVENHAND_KEY_PASSPHRASE=… evenhand keygen keys/validator"],
  sign: [
    "evenhand sign out/results.manifest.json --key keys/validator.pem --role validator",
    'evenhand sign out --key keys/risk.pem --role approver --name "R. Okafor" --statement "Released for the pilot in March."',
  ],
  verify: ["evenhand verify out/results.manifest.json", "evenhand verify out --keys keys/ --require developer,validator"],
  log: ["evenhand log verify", "evenhand log head > /mnt/elsewhere/head.txt"],
  append: ["evenhand log append publish out/report.pdf", 'evenhand log append rollback --note "back to 2026-09, see RISK-12"'],
  head: ["evenhand log head", "evenhand log head --log audits.jsonl"],
  bundle: ["evenhand bundle out/results.manifest.json -o for-auditor.tar", "evenhand bundle out -o for-auditor --tsa-ca tsa-ca.pem"],
  reproduce: ["evenhand reproduce out/results.json", "evenhand reproduce out/results.json --json"],
  "log append": ["evenhand log append publish out/report.pdf", 'evenhand log append rollback --note "back to 2026-09, see RISK-12"'],
  "log head": ["evenhand log head", "evenhand log head --log audits.jsonl"],
  catalog: ["evenhand catalog list", "evenhand catalog record credit-approval out/results.json"],
  "catalog list": ["evenhand catalog list", "evenhand catalog list --json"],
  "catalog show": ["evenhand catalog show credit-approval", "evenhand catalog show credit-approval --json"],
  "catalog add": [
    "evenhand catalog add credit-approval --owner risk@lender.example --tier high --require developer,validator",
    "evenhand catalog add credit-approval --version-id 2026.09 --artifact model.txt --training train.csv",
  ],
  "catalog compare": [
    "evenhand catalog compare credit-approval 2026.06 2026.09",
    "evenhand catalog compare credit-approval 2026-03-01 2026-09-17",
  ],
  "add-data": [
    "evenhand catalog add-data holdout-2026 eval.csv --expires 2027-03-31",
    "evenhand catalog add-data holdout-2026 eval.csv --labels-from repayments",
  ],
  "catalog record": [
    "evenhand catalog record credit-approval out/results.json",
    "evenhand catalog record credit-approval out/results.json --version-id 2026.09",
  ],
  due: ["evenhand catalog due", "evenhand catalog due --within 90 --gate"],
  history: [
    "evenhand catalog history credit-approval",
    "evenhand catalog history credit-approval --metric demographic_parity_difference@race",
  ],
  stage: [
    "evenhand catalog stage credit-approval 2026.09 live",
    'evenhand catalog stage credit-approval 2026.09 validated --note "rolled back, RISK-12"',
  ],
  site: ["evenhand site", 'evenhand site -o pages --publisher "Lender plc"'],
  "log verify": ["evenhand log verify", "evenhand log verify --head 6f1c0d…"],
  "timestamp check": [
    "evenhand timestamp check out/results.intoto.jsonl --ca tsa-ca.pem",
    "evenhand timestamp check out/results.manifest.json --response from-authority.tsr",
  ],
  timestamp: ["evenhand timestamp request out/results.intoto.jsonl", "evenhand timestamp check out/results.intoto.jsonl --ca tsa-ca.pem"],
  "timestamp request": ["evenhand timestamp request out/results.intoto.jsonl", "evenhand timestamp request .evenhand/audit-log.jsonl"],
  doctor: ["evenhand doctor", "evenhand doctor --fatal"],
  completion: ["evenhand completion bash > ~/.local/share/bash-completion/completions/evenhand", "evenhand completion fish | source"],
};

const exitCodes =
  "Exit codes: 0 ok, 1 the gate says no, 2 the command or policy, 3 the data, 4 undecided, 5 the environment, 70 a bug, 130 interrupted.";

/** Help as people read it: what the command does, two examples, the common flags, the rest. */
export function helpText(command: Command, helper: Help): string {
  const commands = helper.visibleCommands(command);
  const options = helper.visibleOptions(command);
  const own = commands.length === 0 ? "Flags of every command" : "Flags";
  const groups = new Map<string, [string, string][]>();
  for (const option of options) {
    const name = option.helpGroupHeading ?? own;
    groups.set(name, [...(groups.get(name) ?? []), [helper.optionTerm(option), helper.optionDescription(option)]]);
  }
  const every = groups.get("Flags of every command");
  groups.delete("Flags of every command");
  if (every !== undefined) groups.set("Flags of every command", every);
  const width = Math.min(helper.helpWidth ?? 80, 100);
  const parts = [
    broke(helper.commandDescription(command), width).join("\n"),
    examplesOf(command)
      .map((line) => `  ${line}`)
      .join("\n"),
    `Usage: ${helper.commandUsage(command)}`,
    ...(commands.length === 0
      ? []
      : [
          section(
            "Commands",
            commands.map((one) => [helper.subcommandTerm(one).replace(/ \[options\]/, ""), helper.subcommandDescription(one)]),
            width,
          ),
        ]),
    ...[...groups].map(([title, rows]) => section(title, rows, width)),
    ...(commands.length === 0 ? [] : [broke(exitCodes, width).join("\n")]),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** Commands of the same name under other ones have examples of their own. */
const examplesOf = (command: Command): readonly string[] =>
  examples[`${command.parent?.name() ?? ""} ${command.name()}`] ?? examples[command.name()] ?? [];

function section(title: string, rows: readonly (readonly [string, string])[], width: number): string {
  const indent = Math.min(34, Math.max(...rows.map(([term]) => term.length)) + 4);
  const lines = rows.flatMap(([term, text]) => {
    const broken = broke(text, width - indent);
    const head = term.length + 4 > indent ? [`  ${term}`, `${" ".repeat(indent)}${broken[0]}`] : [`  ${term}`.padEnd(indent) + broken[0]];
    return [...head, ...broken.slice(1).map((line) => " ".repeat(indent) + line)];
  });
  return `${title}\n${lines.join("\n")}`;
}

function broke(text: string, width: number): readonly string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1)!;
    if (last !== "" && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return lines;
}
