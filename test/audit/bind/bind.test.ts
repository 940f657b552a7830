import { expect, test } from "vitest";
import { bind } from "../../../src/audit/bind/bind.js";
import { memoryEngine } from "../../../src/engines/memory.js";
import { EvenhandError } from "../../../src/errors.js";
import { type AuditRequest, emptyRequest } from "../../../src/policy/request.js";
import { type Scalar, tableFrom } from "../../../src/table/table.js";

type Columns = Readonly<Record<string, readonly Scalar[]>>;
type Changes = {
  readonly columns?: Partial<AuditRequest["columns"]>;
  readonly outcome?: Partial<AuditRequest["outcome"]>;
  readonly groups?: Partial<AuditRequest["groups"]>;
} & Partial<Pick<AuditRequest, "where" | "missingPrediction">>;

const request = (changes: Changes): AuditRequest => ({
  ...emptyRequest,
  ...(changes.where !== undefined && { where: changes.where }),
  ...(changes.missingPrediction && { missingPrediction: changes.missingPrediction }),
  columns: { ...emptyRequest.columns, ...changes.columns },
  outcome: { ...emptyRequest.outcome, ...changes.outcome },
  groups: { ...emptyRequest.groups, ...changes.groups },
});

const bound = (columns: Columns, changes: Changes) => bind(memoryEngine(tableFrom(columns)), request(changes));

async function mistakes(columns: Columns, changes: Changes): Promise<readonly string[]> {
  const error = await bound(columns, changes).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(EvenhandError);
  return (error as EvenhandError).diagnostics.map(({ code, message, evidence, help }) =>
    [`${code}: ${message}`, ...evidence, ...help].join("\n"),
  );
}

const positive = (...values: string[]): Partial<AuditRequest["outcome"]> => ({ positive: { label: values, prediction: null } });

test("a column that is not there is named with its neighbour, all of them at once", async () => {
  const found = await mistakes({ aproved: [1, 0], sex: ["f", "m"] }, { columns: { label: "approved", sensitive: ["sexx"] } });
  expect(found).toEqual([
    'EH101: no column "approved" in the data\nlabel: approved\nthe data have: aproved, sex\ndid you mean "aproved"?',
    'EH101: no column "sexx" in the data\nsensitive: sexx\nthe data have: aproved, sex\ndid you mean "sex"?',
  ]);
});

test("a label of three values asks which are positive", async () => {
  const found = await mistakes({ risk: ["high", "low", "mid", "low"] }, { columns: { label: "risk" } });
  expect(found[0]).toMatch(/^EH111: label "risk" has 3 values: low \(2\), high \(1\), mid \(1\)/);
});

test("a label of three values is read when positive and negative ones are named", async () => {
  const { label } = await bound(
    { risk: ["high", "low", "mid", "low"] },
    {
      columns: { label: "risk" },
      outcome: { positive: { label: ["high", "mid"], prediction: null }, negative: { label: ["low"], prediction: null } },
    },
  );
  expect(label?.facts).toEqual({ column: "risk", positive: ["high", "mid"], negative: ["low"], threshold: null });
});

test("two unfamiliar values are not guessed", async () => {
  const found = await mistakes({ repaid: ["yes", "no"] }, { columns: { label: "repaid" } });
  expect(found[0]).toBe(
    "EH112: repaid values are no / yes: which is the positive class?\nwith the classes swapped every rate is wrong, so it is not guessed\n--positive no\n--positive yes",
  );
});

test("0 and 1 are read as they are always read", async () => {
  const { label } = await bound({ y: [1, 0, 0] }, { columns: { label: "y" } });
  expect(label?.axis).toEqual({ kind: "is", column: "y", values: ["1"] });
});

test("a positive value that never occurs is a mistake", async () => {
  const found = await mistakes({ y: ["yes", "no"] }, { columns: { label: "y" }, outcome: positive("1.0") });
  expect(found[0]).toMatch(/^EH113: positive value "1.0" never occurs in y/);
});

test("a filter may leave only zeros: that is a warning", async () => {
  const { remarks, label } = await bound({ y: [0, 0] }, { columns: { label: "y" }, outcome: positive("1") });
  expect(label).not.toBeNull();
  expect(remarks.map(({ code, level }) => [code, level])).toEqual([["EH113", "warning"]]);
});

test("a column of many numbers is a score and no decision", async () => {
  const scores = Array.from({ length: 40 }, (_, i) => i / 40);
  const found = await mistakes({ p: scores }, { columns: { prediction: "p" } });
  expect(found[0]).toBe("EH114: p holds scores, not decisions\n40 distinct values from 0 to 0.975\n--score p --threshold 0.5");
});

test("0/1 decisions beside another label vocabulary mean what they say", async () => {
  const { prediction } = await bound(
    { y: ["bad", "good"], d: [1, 0] },
    { columns: { label: "y", prediction: "d" }, outcome: positive("bad") },
  );
  expect(prediction?.facts.positive).toEqual(["1"]);
});

test("decisions in a third vocabulary have to be named", async () => {
  const found = await mistakes(
    { y: ["bad", "good"], d: ["reject", "accept"] },
    { columns: { label: "y", prediction: "d" }, outcome: positive("bad") },
  );
  expect(found[0]).toMatch(/^EH113: positive value "bad" never occurs in d/);
});

test("the positive words of the label and of the decisions may be given together, as the message says", async () => {
  const data = { y: ["bad", "good"], d: ["reject", "accept"] };
  const found = await mistakes(data, { columns: { label: "y", prediction: "d" }, outcome: positive("bad") });
  expect(found[0]).toMatch(/\n--positive bad --positive reject$/);
  const { label, prediction } = await bound(data, { columns: { label: "y", prediction: "d" }, outcome: positive("bad", "reject") });
  expect([label?.axis, prediction?.axis]).toEqual([
    { kind: "is", column: "y", values: ["bad", "reject"] },
    { kind: "is", column: "d", values: ["bad", "reject"] },
  ]);
});

test("one mistake about words that label and decisions share is said once", async () => {
  const data = { y: ["no", "yes"], d: ["yes", "no"] };
  expect(await mistakes(data, { columns: { label: "y", prediction: "d" } })).toHaveLength(1);
  expect(await mistakes(data, { columns: { label: "y", prediction: "d" }, outcome: positive("maybe") })).toHaveLength(1);
});

test("a score with a threshold must agree with the decisions beside it", async () => {
  const columns = { p: [0.2, 0.5, 0.9], d: [0, 0, 1] };
  const roles = { score: "p", prediction: "d" };
  const found = await mistakes(columns, { columns: roles, outcome: { threshold: 0.5 } });
  expect(found[0]).toMatch(/^EH124: p >= 0.5 and d disagree in 1 of 3 rows/);
  await expect(bound(columns, { columns: roles, outcome: { threshold: 0.6 } })).resolves.toBeDefined();
});

test("scores outside [0, 1] are a warning", async () => {
  const { remarks } = await bound({ p: [-6.1, 5.8] }, { columns: { score: "p" } });
  expect(remarks[0]).toMatchObject({ code: "EH115", message: "p goes from -6.1 to 5.8: logits?" });
});

test("missing decisions are counted by group, and dropping them has to be said", async () => {
  const columns = { d: [1, null, 0, null], race: ["a", "a", "b", "a"] };
  const roles = { prediction: "d", sensitive: ["race"] };
  const found = await mistakes(columns, { columns: roles });
  expect(found[0]).toMatch(/^EH116: d is empty in 2 rows\na: 2 of 3 \(66.7%\)/);
  const dropped = await bound(columns, { columns: roles, missingPrediction: "drop" });
  expect(dropped.where).toEqual({ kind: "not", term: { kind: "missing", column: "d" } });
});

test("an expected group that is absent is named with its twin in another case", async () => {
  const found = await mistakes(
    { race: ["white", "hispanic"] },
    { columns: { sensitive: ["race"] }, groups: { define: { race: { expect: ["Hispanic"] } } } },
  );
  expect(found[0]).toBe(
    'EH119: group "Hispanic" of race is expected and absent\nfound: hispanic, white\n"hispanic" differs in case or spaces only: --normalize lower',
  );
});

test("bins, merged groups and normalised texts become groups", async () => {
  const { attributes } = await bound(
    { age: [18, 30, 61, null], race: ["White ", "white", "Asian", "Thai"] },
    {
      columns: { sensitive: ["age", "race"] },
      groups: { normalize: "lower", define: { age: { bins: [60, 30] }, race: { merge: { asian: ["Asian", "Thai"] } } } },
    },
  );
  expect(attributes.map(({ groups }) => groups)).toEqual([
    ["<30", "30-59", "60+"],
    ["asian", "white"],
  ]);
  expect(attributes[1]!.group("Thai")).toBe("asian");
  expect(attributes[0]!.group(null)).toBeNull();
});

test("too many values for a group are refused with the column's name", async () => {
  const zips = Array.from({ length: 1001 }, (_, i) => `z${i}`);
  const found = await mistakes({ zip: zips }, { columns: { sensitive: ["zip"] } });
  expect(found[0]).toMatch(/^EH125: zip has 1001 different values/);
});

test("a combination of too many groups names the column that makes them", async () => {
  const many = (prefix: string) => Array.from({ length: 400 }, (_, i) => `${prefix}${i}`);
  const found = await mistakes({ a: many("a"), b: many("b") }, { columns: { sensitive: ["a", "b"] } });
  expect(found[0]).toMatch(/^EH125: a × b could make 160801 groups/);
});

test.each([
  [[1, -2], "goes down to -2"],
  [[1, null], "is missing in 1 rows"],
  [["x", "y"], "holds texts"],
  [[0, 0], "is 0 in every row"],
] as const)("weights %j are refused: %s", async (w, why) => {
  const found = await mistakes({ w, sex: ["f", "m"] }, { columns: { weight: "w", sensitive: ["sex"] } });
  expect(found[0]).toMatch(`EH126: weight "w" ${why}`);
});

test("whole weights are counted in ones, others in a power of two 31 digits below the largest", async () => {
  const whole = await bound({ w: [1, 7] }, { columns: { weight: "w" } });
  const real = await bound({ w: [0.3, 7.5] }, { columns: { weight: "w" } });
  expect(whole.weight?.quantum).toBe(1);
  expect(real.weight?.quantum).toBe(2 ** -28);
});

test("counts have to be whole", async () => {
  const found = await mistakes({ n: [1.5, 2] }, { columns: { count: "n" } });
  expect(found[0]).toMatch('EH126: count "n" is not whole in some row');
});

test("few clusters are left out one by one, many in buckets", async () => {
  const few = await bound({ c: ["a", "b"] }, { columns: { cluster: "c" } });
  const many = await bound({ c: Array.from({ length: 300 }, (_, i) => `c${i}`) }, { columns: { cluster: "c" } });
  expect(few.cluster?.kind).toBe("category");
  expect(many.cluster).toEqual({ kind: "bucket", column: "c", buckets: 100 });
});

test("a filter that names an unknown column is a mistake, too", async () => {
  const found = await mistakes({ sex: ["f"] }, { columns: { sensitive: ["sex"] }, where: "agee > 3" });
  expect(found[0]).toMatch(/^EH101: no column "agee"/);
});

test("a label that is also the decision, and an attribute that is also an outcome, are told", async () => {
  const columns = { y: [1, 0, 1, 0], sex: ["f", "m", "f", "m"] };
  const both = await bound(columns, { columns: { label: "y", prediction: "y", sensitive: ["sex"] }, outcome: positive("1") });
  expect(both.remarks.map(({ code, level, message }) => [code, level, message])).toContainEqual([
    "EH157",
    "warning",
    'column "y" is both the true outcome and the decision',
  ]);
  const { remarks } = await bound(columns, { columns: { label: "y", sensitive: ["y", "sex"] }, outcome: positive("1") });
  expect(remarks.map(({ code, level, message }) => [code, level, message])).toContainEqual([
    "EH157",
    "warning",
    'column "y" is both a protected attribute and the true outcome',
  ]);
});

test("of more than ten mistakes ten are told and the rest is counted", async () => {
  const names = Array.from({ length: 13 }, (_, i) => `absent${i}`);
  const found = await mistakes({ y: [1, 0] }, { columns: { label: "y", sensitive: names } });
  expect(found).toHaveLength(10);
  expect(found.at(-1)).toContain("and 3 more mistakes");
});
