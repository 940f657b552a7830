import { type Declaration, type Declared, type DeclaredBy, isDeclared, type UndeclaredReason } from "../audit/declared.js";
import type { Result } from "../audit/result.js";
import { type Block, text } from "./block.js";
import { formatInstant } from "./format-instant.js";
import { formatName } from "./format-name.js";

const places: Readonly<Record<DeclaredBy, string>> = { git: "git", log: "the log", catalog: "the catalog" };

const reasons: Readonly<Record<UndeclaredReason, (file: string) => string>> = {
  no_git: () => "git is not installed",
  no_repository: () => "the policy is in no git repository",
  not_committed: (file) => `${file} is in no commit`,
  changed: (file) => `${file} was changed since its last commit`,
  later: () => "what it holds is of the time of the test, or later",
  no_log: () => "there is none",
  broken_log: () => "it does not hold",
  not_in_log: (file) => `no entry is of ${file} as it is`,
  no_catalog: () => "there is none",
  broken_catalog: () => "it cannot be read",
  not_in_catalog: () => "no earlier audit was made under these limits",
};

/** Whether the limits were there before the data were measured, and what that does not show; null where there are no limits. */
export function declaredLimits({ checks, run }: Pick<Result, "checks" | "run">): Block | null {
  if (checks.length === 0) return null;
  const { declared } = run;
  if (declared == null)
    return text(
      "That the limits were set before the test cannot be shown: it is looked up by evenhand check alone, and this result does not hold it.",
    );
  return text(isDeclared(declared) ? shown(declared) : notShown(declared));
}

/** Whether it was looked up that the limits are older than the test, and could not be shown. */
export const areUndeclared = ({ checks, run }: Pick<Result, "checks" | "run">): boolean =>
  checks.length > 0 && run.declared != null && !isDeclared(run.declared);

const shown = ({ found, testedAt }: Declared): string =>
  `The limits were set before the test of ${formatInstant(testedAt)}: ${found.map(placeOf).join("; ")}. These times are as whoever committed or wrote them said. That nobody had seen numbers of these data before is not shown by them.`;

function placeOf({ by, at, who, ref }: Declaration): string {
  const name = who === null ? "" : ` by ${formatName(who)}`;
  switch (by) {
    case "git":
      return `in git since ${formatInstant(at)}${name} (commit ${formatName(ref.slice(0, 12))})`;
    case "log":
      return `in the log since ${formatInstant(at)}${name} (entry ${formatName(ref.slice(0, 12))})`;
    case "catalog":
      return `as those of an audit of ${formatInstant(at)} in the catalog (run ${formatName(ref)})`;
  }
}

const notShown = ({ missing }: Declared): string =>
  `That the limits were set before the test cannot be shown. ${missing
    .map(({ by, reason, file }) => `In ${places[by]}: ${reasons[reason](formatName(file ?? "the policy"))}.`)
    .join(" ")} Commit the policy before the data are measured, or enter it in the log: evenhand log append declare evenhand.yml.`;
