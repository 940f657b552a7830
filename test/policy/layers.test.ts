import { describe, expect, test } from "vitest";
import { mistakesAmong, policyAmong } from "./worlds.js";

const columns = "columns: { label: y, prediction: p, sensitive: [sex, race] }";

describe("what a policy extends", () => {
  test("is merged from left to right: maps key by key, other lists replaced, the policy itself last", async () => {
    const { request, data, report } = await policyAmong({
      "evenhand.yml": "version: 1\nextends: [./a.yml, ./b.yml]\ndata: { path: here.csv }\nstats: { seed: 3 }",
      "a.yml": "version: 1\ndata: { missing: [NA, x], decimal: ',' }\nstats: { seed: 1, confidence: 0.9 }\nreport: { outputs: [a.json] }",
      "b.yml": "version: 1\ndata: { missing: ['?'] }\nstats: { seed: 2 }",
    });
    expect(data).toEqual({ path: ["here.csv"], missing: ["?"], decimal: "," });
    expect(request.stats).toEqual({ confidence: 0.9, seed: 3, resamples: 2000 });
    expect(report.outputs).toEqual(["a.json"]);
  });

  test("has its checks merged by id, in the order in which they were first asked for", async () => {
    const { checks } = await policyAmong({
      "evenhand.yml": `version: 1\nextends: [./a.yml]\n${columns}\nchecks:\n  - { id: floor, min: 0.8 }\n  - { metric: dp_difference, by: race, severity: warn, max: 0.05 }\n  - { metric: f1, min: 0.5 }`,
      "a.yml":
        "version: 1\nchecks:\n  - { id: floor, metric: accuracy, min: 0.7, why: because }\n  - { metric: demographic_parity_difference, by: race, max: 0.1 }",
    });
    expect(
      checks.map(({ id, requirement, severity, why, origin, location }) => [id, requirement?.limit, severity, why, origin, location?.line]),
    ).toEqual([
      ["floor", 0.8, "error", "because", "a.yml", 5],
      ["demographic_parity_difference@race", 0.05, "warn", null, "a.yml", 6],
      ["f1", 0.5, "error", null, "evenhand.yml", 7],
    ]);
  });

  test("gives way to another kind of limit, and a warning zone goes with its limit", async () => {
    const { checks } = await policyAmong({
      "evenhand.yml": `version: 1\nextends: [./a.yml]\nchecks: [{ id: rate, range: [0.2, 0.5] }, { id: gap, min: 0.1 }]`,
      "a.yml":
        "version: 1\nchecks: [{ id: rate, metric: selection_rate, max: 0.6, warn_max: 0.5 }, { id: gap, metric: selection_rate, max: 0.6, warn_max: 0.5 }]",
    });
    expect(checks.map(({ requirement }) => requirement)).toEqual([
      { op: "in", limit: [0.2, 0.5], warn: null },
      { op: ">=", limit: 0.1, warn: null },
    ]);
  });

  test("is seen from the folder of the file that names it", async () => {
    const { request } = await policyAmong({
      "evenhand.yml": "version: 1\nextends: [shared/a.yml]",
      "shared/a.yml": "version: 1\nextends: [../other/b.yml]",
      "other/b.yml": "version: 1\nstats: { seed: 9 }",
    });
    expect(request.stats.seed).toBe(9);
  });

  test("may not come round to itself", async () => {
    expect(
      await mistakesAmong({ "evenhand.yml": "version: 1\nextends: [./a.yml]", "a.yml": "version: 1\nextends: [./evenhand.yml]" }),
    ).toEqual(['EH202 a.yml:2:11 extends "./evenhand.yml": it extends itself']);
  });

  test("may be eight levels deep and no deeper", async () => {
    const chain = (levels: number) =>
      Object.fromEntries([
        ["evenhand.yml", "version: 1\nextends: [./1.yml]"],
        ...Array.from({ length: levels }, (_, i) => [
          `${i + 1}.yml`,
          `version: 1\n${i + 1 < levels ? `extends: [./${i + 2}.yml]` : "stats: { seed: 5 }"}`,
        ]),
      ]);
    expect((await policyAmong(chain(8))).request.stats.seed).toBe(5);
    expect(await mistakesAmong(chain(9))).toEqual(['EH202 8.yml:2:11 extends "./9.yml": more than 8 levels of extends']);
  });

  test.each([
    ["https://a.b/c.yml", "a policy is not read from the network"],
    ["git+ssh://a.b/c.yml", "a policy is not read from the network"],
    ["/etc/a.yml", "the path is absolute"],
    ["C:/a.yml", "the path is absolute"],
    ["base", "neither a pack nor a policy file"],
    ["./gone.yml", "there is no file gone.yml"],
    ["pack:four-fifths", "a pack is named with its version"],
    ["pack:four-fifths@2", "there is no such pack"],
    ["npm:../a", "not the name of an npm package, perhaps with a file in it"],
    ["npm:@a/b/../../c.yml", "not the name of an npm package, perhaps with a file in it"],
    ["npm:rules", "rules is not in package.json"],
  ])("is refused as %s: %s", async (entry, why) => {
    expect(await mistakesAmong({ "evenhand.yml": `version: 1\nextends: ["${entry}"]` })).toEqual([
      `EH202 evenhand.yml:2:11 extends "${entry}": ${why}`,
    ]);
  });

  test("has its own mistakes said at its own lines, after those of the policy", async () => {
    expect(
      await mistakesAmong({ "evenhand.yml": "version: 1\nextends: [./a.yml]\nnmae: x", "a.yml": "version: 1\n\nstats: { sede: 1 }" }),
    ).toEqual(['EH202 evenhand.yml:3:1 unknown key "nmae"', 'EH202 a.yml:3:10 unknown key "sede" in stats']);
  });
});

describe("a policy in an npm package", () => {
  const files = (asked: string, installed: string) => ({
    "evenhand.yml": "version: 1\nextends: ['npm:@acme/rules', 'npm:@acme/rules/strict.yml']",
    "package.json": JSON.stringify({ devDependencies: { "@acme/rules": asked } }),
    "node_modules/@acme/rules/package.json": JSON.stringify({ version: installed }),
    "node_modules/@acme/rules/evenhand.yml": "version: 1\nchecks: [{ metric: accuracy, min: 0.7 }]",
    "node_modules/@acme/rules/strict.yml": "version: 1\nextends: [./evenhand.yml]\nstats: { seed: 4 }",
  });

  test("is read in the exact version that package.json asks for; its checks stand on the line that names it", async () => {
    const { checks, request } = await policyAmong(files("1.2.3", "1.2.3"));
    expect(checks[0]).toMatchObject({ origin: "npm:@acme/rules", location: { file: "evenhand.yml", line: 2 } });
    expect(request.stats.seed).toBe(4);
  });

  test.each([
    ["^1.2.3", "1.2.3", "package.json asks for @acme/rules ^1.2.3, which is not one exact version"],
    ["latest", "1.2.3", "package.json asks for @acme/rules latest, which is not one exact version"],
    ["1.2.3", "1.2.4", "@acme/rules 1.2.3 is not installed, but 1.2.4"],
  ])("asked for as %s and installed as %s is refused: %s", async (asked, installed, why) => {
    expect((await mistakesAmong(files(asked, installed)))[0]).toBe(`EH202 evenhand.yml:2:11 extends "npm:@acme/rules": ${why}`);
  });
});

describe("a profile", () => {
  const files = {
    "evenhand.yml":
      "version: 1\nextends: [./a.yml]\ndata: { path: small.csv, format: csv }\nprofiles: { nightly: { data: { path: all.csv }, baseline: { from: b.json } } }",
    "a.yml": "version: 1\nprofiles: { nightly: { report: { outputs: [n.json] } } }",
  };

  test("changes where things are, in every file that has it", async () => {
    const { data, baseline, report } = await policyAmong(files, "nightly");
    expect(data).toEqual({ path: ["all.csv"], format: "csv" });
    expect(baseline).toEqual({ from: "b.json", ratchet: false, required: false, pairing: "id" });
    expect(report.outputs).toEqual(["n.json"]);
    expect((await policyAmong(files)).data.path).toEqual(["small.csv"]);
  });

  test("cannot touch checks, and has to be there", async () => {
    expect(await mistakesAmong({ "evenhand.yml": "version: 1\nprofiles: { nightly: { stats: { seed: 1 } } }" })).toEqual([
      'EH202 evenhand.yml:2:24 unknown key "stats" in profiles.nightly',
    ]);
    await expect(policyAmong(files, "nightlie")).rejects.toMatchObject({
      code: "EH200",
      diagnostics: [{ help: ["did you mean --profile nightly?"] }],
    });
  });
});
