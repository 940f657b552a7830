import { execFile } from "node:child_process";
import { EvenhandError, fault } from "../errors.js";
import type { PolicyWorld } from "../policy/policy-world.js";
import { textAt, variablesOf } from "./policy-files.js";

const maxBytes = 4_000_000;

/** The files of a commit as a policy sees them. Packages from npm are those that are installed; secrets are those of this machine. Throws EH200 when there is no such commit. */
export async function gitFiles(ref: string, env: NodeJS.ProcessEnv): Promise<PolicyWorld> {
  const commit = await commitOf(ref);
  return {
    source: `git:${ref}`,
    read: (path) => (path.split(/[/\\]/).includes("node_modules") ? textAt(path) : fileAt(commit, path)),
    variables: variablesOf(env),
  };
}

/** The full hash of the commit that a name stands for. */
async function commitOf(ref: string): Promise<string> {
  // A name that begins with a hyphen would be read as an option.
  const found = ref.startsWith("-") ? null : await git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
  if (found !== null) return found.trim();
  const isRepository = (await git(["rev-parse", "--is-inside-work-tree"])) !== null;
  throw fault("EH200", isRepository ? `git knows no commit "${ref}"` : "this folder is in no git repository", {
    help: isRepository
      ? ["git fetch origin, or in CI a checkout with its history: fetch-depth: 0"]
      : ["run it in a clone of the repository"],
  });
}

/** Text of a file in a commit, by its path from here; null when the commit does not have it. */
const fileAt = (commit: string, path: string): Promise<string | null> =>
  git(["cat-file", "blob", `${commit}:${path.startsWith("..") ? path : `./${path}`}`.replaceAll("\\", "/")]);

/** The commit since which a file has the content that it has now, or in the commit that is named; else why there is none. */
export async function contentSince(
  path: string,
  ref: string | null,
): Promise<
  { readonly commit: string; readonly at: string; readonly who: string } | "no_git" | "no_repository" | "not_committed" | "changed"
> {
  const literal = (...args: readonly string[]) => git(["--literal-pathspecs", ...args]);
  try {
    if ((await git(["rev-parse", "--is-inside-work-tree"])) === null) return "no_repository";
    const [last, unchanged] = await Promise.all([
      literal("log", "-1", "--format=%H%x00%cI%x00%an", ref === null ? "HEAD" : await commitOf(ref), "--", path),
      ref === null ? literal("diff", "--quiet", "HEAD", "--", path) : "",
    ]);
    const [commit, at, who] = (last ?? "").trim().split("\0");
    if (!commit || at === undefined || who === undefined) return "not_committed";
    return unchanged === null ? "changed" : { commit, at: new Date(at).toISOString(), who };
  } catch (error) {
    if (error instanceof EvenhandError) return "no_git";
    throw error;
  }
}

/** Folder of this one within its repository, as the way up: "" at its root, "../" in a folder of it; null outside of one. */
export async function wayUp(): Promise<string | null> {
  const found = await git(["rev-parse", "--show-cdup"]);
  return found === null ? null : found.trim();
}

/** What git answers; null when it says no. No shell, so that nothing in a name is a command. */
function git(args: readonly string[]): Promise<string | null> {
  return new Promise((done, failed) => {
    execFile("git", [...args], { encoding: "utf8", maxBuffer: maxBytes, windowsHide: true }, (error, stdout) => {
      if (error === null) return done(stdout);
      if ((error as NodeJS.ErrnoException).code === "ENOENT")
        return failed(fault("EH305", "git is not installed", { help: ["install git"] }));
      if ((error as NodeJS.ErrnoException).code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER")
        return failed(fault("EH201", "a file of the commit is larger than 4 MB", { help: ["a policy is a few kilobytes"] }));
      done(null);
    });
  });
}
