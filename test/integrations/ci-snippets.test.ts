import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { version } from "../../src/version.js";
import { builtCli } from "../support/run-cli.js";

// The lines that docs/ci.md and docs/ci/gitlab.yml give to runners, taken from there and run as a runner does: in a clone, by
// its shell, with its variables. `npx evenhand@…` is this build.
const docs = readFileSync("docs/ci.md", "utf8");
const fenced = (title: string, language: string): string =>
  new RegExp(`## ${title}\n(?:[^#]*?\n)?\`\`\`${language}\n(.*?)\`\`\``, "s").exec(docs)![1]!;

let folder: string;

const policy = (limit: number): string => `version: 1
name: mortgage
data: { path: decisions.csv }
columns: { label: outcome, prediction: predicted, sensitive: [race] }
outcome: { positive: approved, favorable: positive }
checks:
  - { metric: demographic_parity_difference, by: race, max: ${limit}, on_inconclusive: fail }
`;
/** Limits under which the demo data fail, are undecided, and pass. */
const limits = { fail: 0.1, undecided: 0.22, pass: 0.45 } as const;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "evenhand-ci-"));
  mkdirSync(join(folder, "bin"));
  const entry = (name: string, words: string): void => {
    writeFileSync(join(folder, "bin", name), `#!/bin/sh\n${words}exec "${process.execPath}" "${builtCli()}" "$@"\n`);
    chmodSync(join(folder, "bin", name), 0o755);
  };
  entry("npx", `[ "$1" = --yes ] && [ "$2" = "evenhand@${version}" ] || { echo "asked for $*" >&2; exit 99; }\nshift 2\n`);
  entry("evenhand", "");
  cpSync("fixtures/mortgage/decisions.csv", join(folder, "decisions.csv"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sh(script: string, env: Readonly<Record<string, string>> = {}) {
  return spawnSync("sh", ["-xec", script], {
    cwd: folder,
    encoding: "utf8",
    env: { HOME: process.env.HOME, PATH: `${join(folder, "bin")}${delimiter}${process.env.PATH}`, CI: "true", ...env },
  });
}

const written = (name: string): string => readFileSync(join(folder, name), "utf8");
const setLimit = (limit: number): void => writeFileSync(join(folder, "evenhand.yml"), policy(limit));

/** A git repository whose origin has the policy on its main branch. */
function clone(): void {
  const origin = join(folder, "origin.git");
  const git = (...args: string[]) => {
    const ran = spawnSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", ...args], { cwd: folder, encoding: "utf8" });
    if (ran.status !== 0) throw new Error(ran.stderr);
  };
  git("init", "-q", "--bare", origin);
  git("init", "-q", "-b", "main");
  git("remote", "add", "origin", origin);
  git("add", "evenhand.yml");
  git("commit", "-qm", "policy");
  git("push", "-q", "origin", "main");
}

describe("GitLab", () => {
  interface Job {
    readonly variables: Readonly<Record<string, string>>;
    readonly before_script: readonly string[];
    readonly script: readonly string[];
    readonly allow_failure: { readonly exit_codes: readonly number[] };
    readonly artifacts: { readonly paths: readonly string[]; readonly reports: Readonly<Record<string, string>> };
  }
  const job = (parse(readFileSync("docs/ci/gitlab.yml", "utf8")) as { evenhand: Job }).evenhand;

  test("its job judges by the main branch's policy, and every report that it names is there", () => {
    setLimit(limits.fail);
    clone();
    // The branch would loosen its own limit.
    setLimit(limits.pass);
    const env = { ...job.variables, CI_DEFAULT_BRANCH: "main", GITLAB_CI: "true" };
    const fetch = job.before_script.find((line) => line.startsWith("git fetch"))!;
    const { status, stdout, stderr } = sh([fetch, ...job.script].join("\n"), env);
    expect(status, stderr).toBe(1);
    expect(stdout.replace(/\s+/g, " ")).toContain("The policy in the working tree is looser");
    for (const name of [...job.artifacts.paths, ...Object.values(job.artifacts.reports)])
      expect(existsSync(join(folder, name)), name).toBe(true);
    const { junit, codequality, metrics } = job.artifacts.reports;
    expect(XMLValidator.validate(written(junit!))).toBe(true);
    expect(JSON.parse(written(codequality!))).toMatchObject([{ severity: "critical", location: { path: "evenhand.yml" } }]);
    expect(written(metrics!)).toMatch(/# EOF\n$/);
    rmSync(join(folder, ".git"), { recursive: true });
    rmSync(join(folder, "origin.git"), { recursive: true });
  });

  test("undecided is the one code that it lets be orange", () => {
    expect(job.allow_failure.exit_codes).toEqual([4]);
  });
});

describe("Jenkins", () => {
  const pipeline = fenced("Jenkins", "groovy");
  /** What Groovy does with the code of `sh(returnStatus: true)`, as the snippet says it. */
  const outcome = (code: number): string =>
    code === 4 && pipeline.includes("if (code == 4) { unstable(")
      ? "UNSTABLE"
      : code !== 0 && pipeline.includes("else if (code != 0) { error(")
        ? "FAILURE"
        : "SUCCESS";

  test.each([
    ["fail", 1, "FAILURE"],
    ["undecided", 4, "UNSTABLE"],
    ["pass", 0, "SUCCESS"],
  ] as const)("a check that comes to %s exits with %i and makes the build %s; both files are there", (name, code, build) => {
    setLimit(limits[name]);
    const script = /script: '([^']+)'/.exec(pipeline)![1]!;
    const { status, stderr } = sh(script, { JENKINS_URL: "http://jenkins.example/", BUILD_NUMBER: "7", WORKSPACE: folder });
    expect([status, outcome(status!)], stderr).toEqual([code, build]);
    for (const [, file] of pipeline.matchAll(/(?:junit|archiveArtifacts) '([^']+)'/g))
      expect(existsSync(join(folder, file!)), file).toBe(true);
    // Jenkins splits the class name at its last dot: package and class.
    const cases = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "" }).parse(written("evenhand.xml")) as {
      testsuites: { testsuite: { testcase: { classname: string; name: string } } };
    };
    expect(cases.testsuites.testsuite.testcase).toMatchObject({
      classname: "evenhand.mortgage.race",
      name: "demographic_parity_difference@race",
    });
  });
});

test("Azure Pipelines: the script's code is the gate, and the file to publish is there", () => {
  const steps = parse(fenced("Azure Pipelines", "yaml")) as readonly [
    { script: string },
    { task: string; condition: string; inputs: Record<string, string> },
  ];
  setLimit(limits.fail);
  const { status, stderr } = sh(steps[0].script, { TF_BUILD: "True", AGENT_TEMPDIRECTORY: folder, BUILD_SOURCESDIRECTORY: folder });
  expect(status, stderr).toBe(1);
  expect(steps[1]).toMatchObject({
    task: "PublishTestResults@2",
    condition: "always()",
    inputs: { testResultsFormat: "JUnit", failTaskOnFailedTests: false },
  });
  expect(XMLValidator.validate(written(steps[1].inputs.testResultsFiles!))).toBe(true);
});

test("DVC: the stage writes the metrics that it declares, one number an id", () => {
  const { stages } = parse(fenced("DVC", "yaml")) as { stages: { fairness: { cmd: string; metrics: readonly string[] } } };
  setLimit(limits.pass);
  const { status, stderr } = sh(stages.fairness.cmd);
  expect(status, stderr).toBe(0);
  const numbers = JSON.parse(written(stages.fairness.metrics[0]!)) as Record<string, number>;
  expect(numbers["demographic_parity_difference@race"]).toBeCloseTo(0.2362, 3);
});

describe("the pre-commit hook", () => {
  const [hook] = parse(readFileSync(".pre-commit-hooks.yaml", "utf8")) as [{ id: string; entry: string; files: string; language: string }];

  test("is the one that the docs name, and looks at policies alone", () => {
    expect(docs).toContain(`{ id: ${hook.id} }`);
    const files = new RegExp(hook.files);
    expect(["evenhand.yml", "evenhand.yaml", "other.yml", "evenhand_yml"].map((name) => files.test(name))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test("passes a sound policy, stops a broken one with its line, and reads no data", () => {
    setLimit(limits.pass);
    rmSync(join(folder, "decisions.csv"));
    expect(sh(`${hook.entry} evenhand.yml`).status).toBe(0);
    writeFileSync(join(folder, "evenhand.yml"), policy(limits.pass).replace("max:", "treshold:"));
    const { status, stderr } = sh(`${hook.entry} evenhand.yml`);
    expect([status, stderr]).toEqual([2, expect.stringContaining("evenhand.yml:7")]);
  });
});

describe("a comment on a pull request from a fork", () => {
  interface Workflow {
    readonly on: Readonly<Record<string, object>>;
    readonly permissions: Readonly<Record<string, string>>;
    readonly jobs: {
      readonly comment: { readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly with?: object }[] };
    };
  }
  const workflow = parse(fenced("GitHub comments", "yaml")) as Workflow;
  const { steps } = workflow.jobs.comment;

  test("52, is made by a workflow_run that reads only the artifact: it checks out nothing, and no text of GitHub's is part of a command", () => {
    expect(Object.keys(workflow.on)).toEqual(["workflow_run"]);
    expect(workflow.permissions).toEqual({ actions: "read", "pull-requests": "write" });
    expect(steps.flatMap(({ uses }) => uses ?? [])).toEqual(["actions/download-artifact@v5"]);
    for (const { run = "" } of steps) expect(run).not.toContain("${{");
    expect(docs).toMatch(/step summary is the place to read the verdict/);
  });

  test("52, has a body that GitHub takes, made of results.json alone by the line that the docs give", () => {
    const there = mkdtempSync(join(folder, "comment-"));
    const inThere = (args: readonly string[]) =>
      spawnSync("bash", args, {
        cwd: there,
        encoding: "utf8",
        env: { PATH: `${join(folder, "bin")}${delimiter}${process.env.PATH}`, HOME: there },
      });
    cpSync("fixtures/mortgage/decisions.csv", join(there, "decisions.csv"));
    writeFileSync(join(there, "evenhand.yml"), policy(limits.fail));
    expect(inThere(["-c", "evenhand check --no-input -o out/results.json"]).status).toBe(1);
    for (const name of ["decisions.csv", "evenhand.yml"]) rmSync(join(there, name));
    const { status, stderr } = inThere(["-c", steps[1]!.run!]);
    expect(status, stderr).toBe(0);
    const body = readFileSync(join(there, "comment.md"));
    expect(body.byteLength).toBeLessThan(65_536);
    expect(body.toString("utf8")).toContain("### evenhand: FAILED");
  });
});
