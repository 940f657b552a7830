import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.js";
import { drift } from "../../../src/sections/drift.js";
import { driftSummary, nearWords, seenWords, timeWords } from "../../../src/sections/drift-words.js";
import { rng } from "../../../src/stats/rng.js";

type Person = Readonly<Record<string, number | string | null>>;

/** Columns that have nothing to do with each other; `shift` is added to x of group b, `miss` is the share of missing y. */
function people(n: number, seed: number, { shift = 0, miss = 0 } = {}): readonly Person[] {
  const random = rng(seed, "people");
  return Array.from({ length: n }, () => {
    const g = random.next() < 0.4 ? "b" : "a";
    const score = random.next();
    return {
      g,
      x: random.next() + (g === "b" ? shift : 0),
      y: random.next() < miss ? null : Math.round(random.next() * 100),
      colour: ["red", "green", "blue"][Math.floor(random.next() * 3)]!,
      few: Math.floor(random.next() * 4),
      score,
      label: random.next() < score ? 1 : 0,
      decision: score >= 0.5 ? 1 : 0,
    };
  });
}

const options = { label: "label", prediction: "decision", score: "score", sensitive: ["g"], positive: 1 } as const;
const studied = async (now: readonly Person[], past: readonly Person[], more: object = {}) =>
  (await audit(now as never, { ...options, drift: { past: past as never }, ...more })).drift!;

test("a shift of one group's feature and missing values that were not there are found, nothing else", async () => {
  const study = await studied(people(1500, 1, { shift: 0.5, miss: 0.2 }), people(1200, 2));
  expect(study.rows).toEqual({ past: 1200, now: 1500 });
  expect(
    study.columns
      .slice(0, 2)
      .map(({ column }) => column)
      .sort(),
  ).toEqual(["x", "y"]);
  const [x, y, few] = ["x", "y", "few"].map((name) => study.columns.find(({ column }) => column === name)!);
  expect(x).toMatchObject({ role: "feature", kind: "number", cells: 10, test: "smirnov" });
  expect(x!.adjusted).toBeLessThan(0.001);
  expect(x!.wasserstein).toBeCloseTo(0.2, 1);
  expect(y!.missing.past).toBe(0);
  expect(y!.psi).toBeGreaterThan(0.25);
  expect(y!.largestShare).toBeCloseTo(y!.missing.now / 1500, 12);
  expect(few).toMatchObject({ kind: "levels", cells: 4, test: "likelihood_ratio" });
  expect(study.columns.filter(({ column }) => !["x", "y"].includes(column)).every(({ adjusted }) => adjusted > 0.01)).toBe(true);
  expect(study.groups.map(({ group, reason }) => [group.g, reason])).toEqual([
    ["a", null],
    ["b", null],
  ]);
  const [a, b] = study.groups;
  expect(b!.largest!.column).toBe("x");
  expect(a!.largest!.column).toBe("y");
  expect(b!.score!.psi).toBeLessThan(0.1);
  expect(driftSummary(study, 0.95)).toMatch(/^Of 8 columns .* differs? by more than chance explains\. Most: [xy], index/);
});

test("without drift something is found in about one of twenty studies", async () => {
  let found = 0;
  for (let run = 0; run < 60; run++) {
    const { columns } = await studied(people(150, 100 + run), people(150, 1000 + run), { depth: 0, resamples: 10 });
    if (columns.some(({ adjusted }) => adjusted < 0.05)) found++;
  }
  // Nine or more of 60 have a chance below 1% at one in twenty.
  expect(found).toBeLessThanOrEqual(8);
});

test("neither the order of rows nor that of the past changes anything", async () => {
  const [now, past] = [people(200, 3, { shift: 0.2, miss: 0.1 }), people(180, 4)];
  const study = await studied(now, past);
  expect(await studied([...now].reverse(), [...past].reverse())).toEqual(study);
});

test("rows of the past are found whatever their place, and decisions are counted without them", async () => {
  const [now, past] = [people(200, 5), people(100, 6)];
  const right = past.slice(0, 50).map((person) => ({ ...person, label: 1, decision: 1 }));
  const { seen } = await studied([...now, ...right], [...past].reverse());
  expect(seen).toMatchObject({
    rows: 50,
    columns: ["g", "x", "y", "colour", "few"],
    seen: { rows: 50, accuracy: 1 },
    others: { rows: 200 },
  });
  const agree = now.filter(({ label, decision }) => label === decision).length;
  expect(seen!.others.accuracy).toBeCloseTo(agree / 200, 12);
  expect(seen!.all.accuracy).toBeCloseTo((agree + 50) / 250, 12);
  const study = await studied([...now, ...right], past);
  expect(seenWords(study)).toContain("50 rows of 250 rows (20.0%) hold in 5 columns exactly");
});

test("ids that the past has too are counted, as numbers or as texts; without ids in both there is no count", async () => {
  const now = people(120, 8).map((person, i) => ({ ...person, id: 1000 + i }));
  const past = people(90, 9).map((person, i) => ({ ...person, id: `${1070 + i}` }));
  // 1000 to 1119 and 1070 to 1159 share 50.
  const study = await studied(now, past, { id: "id" });
  expect(study.seen).toMatchObject({ rows: 0, sameId: 50 });
  expect(seenWords(study)).toContain("The id of 50 rows stands in the past too");
  expect((await studied(now, people(90, 9), { id: "id" })).seen!.sameId).toBeNull();
  expect((await studied(people(50, 8), people(50, 9))).seen!.sameId).toBeNull();
  const apart = await studied(now.slice(0, 60), past, { id: "id" });
  expect(apart.seen!.sameId).toBe(0);
  expect(seenWords(apart)).not.toContain("The id of");
});

test("columns that cannot be compared are named with the reason; a filter holds for both; few people are not compared", async () => {
  const now = people(60, 7).map((person, i) => ({
    ...person,
    added: i,
    kind: i,
    id: `n${i}`,
    none: 1,
    note: `text ${i}`,
    g: i < 3 ? "few" : "a",
  }));
  const past = people(60, 8).map((person, i) => ({
    ...person,
    gone: i,
    kind: "text",
    id: `p${i}`,
    none: null,
    note: `other ${i}`,
    g: i < 3 ? "few" : "a",
  }));
  const study = await studied(now, past, { id: "id", minN: 5, where: "few < 3" });
  expect(Object.fromEntries(study.leftOut.map(({ column, reason }) => [column, reason]))).toEqual({
    added: "not_in_past",
    gone: "not_in_data",
    kind: "other_kind",
    id: "names_or_weighs_rows",
    none: "no_values",
    note: "nearly_all_differ",
  });
  const kept = (rows: readonly Person[]): number => rows.filter(({ few }) => Number(few) < 3).length;
  expect(study.rows).toEqual({ past: kept(past), now: kept(now) });
  expect(study.groups.find(({ group }) => group.g === "few")).toMatchObject({ score: null, largest: null, reason: "below_min_n" });
  await expect(studied(now, [{ g: "a", x: 1 }], { where: "few < 3" })).rejects.toThrow(
    /rows are chosen by few, which \(table\) does not have/,
  );
});

test("a constant that becomes another, a past of one row, and nothing in common", async () => {
  const rows = people(30, 9);
  const moved = await studied(
    rows.map((row) => ({ ...row, c: 7 })),
    people(30, 10).map((row) => ({ ...row, c: 5 })),
  );
  expect(moved.columns[0]).toMatchObject({ column: "c", ks: 1, wasserstein: 2, wassersteinSd: null, largestShare: 1, jensenShannon: 1 });
  const one = await studied(rows, [rows[0]!]);
  expect(one.seen!.rows).toBe(1);
  const nothing = await studied(rows, [{ other: 1 }]);
  expect(nothing).toMatchObject({ columns: [], groups: [], seen: null });
  expect(driftSummary(nothing, 0.95)).toBe("Nothing could be compared with (table) (1 row).");
});

test("not asked: no block and no section; asked: a table, groups and how to read it", async () => {
  const without = await audit(people(60, 11) as never, options);
  expect(without.drift).toBeNull();
  expect(drift.blocks(without)).toEqual([]);
  const result = await audit(people(60, 11) as never, { ...options, drift: { past: people(60, 12) as never } });
  const kinds = drift.blocks(result).map(({ kind }) => kind);
  expect(kinds).toEqual(["text", "table", "table", "heading", "table", "table", "heading", "text", "text", "text"]);
});

test("rows that weigh the same count as without weights; whole weights as rows written out; what is informative shrinks", async () => {
  const [now, past] = [people(300, 13, { shift: 0.3 }), people(260, 14)];
  const weighed = (rows: readonly Person[], of: (row: Person, i: number) => number) => rows.map((row, i) => ({ ...row, w: of(row, i) }));
  const numbers = ({ columns }: Awaited<ReturnType<typeof studied>>) =>
    columns.map(({ column, psi, ks, wasserstein, hellinger, adjusted }) => [column, psi, ks, wasserstein, hellinger, adjusted]);
  const plain = await studied(now, past);
  expect(plain.weighted).toEqual({ past: false, now: false });
  const even = await studied(
    weighed(now, () => 3),
    weighed(past, () => 3),
    { weight: "w" },
  );
  expect(even.columns.map(({ column }) => column)).toEqual(plain.columns.map(({ column }) => column));
  even.columns.forEach((row, i) => {
    expect(row.psi).toBeCloseTo(plain.columns[i]!.psi, 10);
    expect(row.effective.now).toBeCloseTo(300, 8);
  });
  const uneven = await studied(
    weighed(now, (_, i) => 1 + (i % 3)),
    weighed(past, (_, i) => 1 + (i % 2)),
    { weight: "w" },
  );
  const out = await studied(
    now.flatMap((row, i) => new Array<Person>(1 + (i % 3)).fill(row)),
    past.flatMap((row, i) => new Array<Person>(1 + (i % 2)).fill(row)),
  );
  for (const row of uneven.columns) {
    const other = out.columns.find(({ column }) => column === row.column)!;
    expect(row.ks ?? 0).toBeCloseTo(other.ks ?? 0, 10);
    expect(row.largestShare).toBeCloseTo(other.largestShare, 1);
    expect(row.effective.now).toBeLessThan(300);
    expect(row.effective.now).toBeGreaterThan(200);
  }
  expect(numbers(await studied(now, past))).toEqual(numbers(plain));
});

test("rows of one cluster are as informative as the clusters, and no more", async () => {
  const twice = (rows: readonly Person[]) => rows.flatMap((row, i) => [row, row].map((one) => ({ ...one, home: `h${i}` })));
  const [now, past] = [people(300, 15, { shift: 0.3 }), people(260, 16)];
  const plain = await studied(now, past);
  const doubled = await studied(twice(now), twice(past), { cluster: "home" });
  const [a, b] = [plain, doubled].map(({ columns }) => columns.find(({ column }) => column === "x")!);
  expect(b!.effective.now).toBeCloseTo(300, 6);
  expect(b!.limits.ks!.upper).toBeCloseTo(a!.limits.ks!.upper, 6);
  expect(b!.p).toBeCloseTo(a!.p, 2);
});

test("limits hold the value, the definitions of other tools stand beside it, and unknown names are told", async () => {
  const [now, past] = [people(400, 17, { shift: 0.4 }), people(400, 18)];
  const study = await studied(now, past, { drift: { past, columns: ["x", "colour"], definitions: ["evidently", "psi_deepchecks"] } });
  expect(study.columns.map(({ column }) => column).sort()).toEqual(["colour", "x"]);
  for (const row of study.columns) {
    expect(row.limits.psi!.lower).toBeLessThanOrEqual(row.psi);
    expect(row.limits.hellinger!.upper).toBeGreaterThanOrEqual(row.hellinger);
  }
  const [colour, x] = ["colour", "x"].map((name) => study.columns.find(({ column }) => column === name)!);
  expect(x!.others.map(({ id }) => id)).toEqual([
    "psi_evidently",
    "jensen_shannon_evidently",
    "hellinger_evidently",
    "wasserstein_evidently",
    "ks_p_evidently",
  ]);
  expect(colour!.others.map(({ id }) => id)).toContain("psi_deepchecks");
  expect(colour!.others.find(({ id }) => id === "z_p_evidently")).toEqual({ id: "z_p_evidently", value: null, reason: "not_applicable" });
  await expect(studied(now, past, { drift: { past, definitions: ["evidentely"] } })).rejects.toThrow(
    /no definition of drift is called evidentely/,
  );
  await expect(studied(now, past, { drift: { past, columns: ["xx"] } })).rejects.toThrow(/"xx", which is to be compared/);
  const result = await audit(now as never, { ...options, drift: { past: past as never, definitions: ["evidently"] } });
  expect(JSON.stringify(drift.blocks(result))).toContain("As other tools define it");
});

test("rows that are nearly one of the past are counted beside those that are as near to each other, and decisions without them", async () => {
  const other = (seed: number, n: number): readonly Person[] => {
    const random = rng(seed, "other");
    return people(n, seed).map((person) => ({ ...person, z: random.next() }));
  };
  const [now, past] = [other(5, 200), other(6, 100)];
  // Fifty with x retyped and decisions that are right; ten the same in all.
  const near = past.slice(0, 50).map((person, i) => ({ ...person, x: 5 + i, label: 1, decision: 1 }));
  const same = past.slice(50, 60);
  const study = await studied([...now, ...near, ...same], past);
  expect(study.seen).toMatchObject({ rows: 10, near: { rows: 50, amongThemselves: 0, reason: null, others: { rows: 200 } } });
  const agree = now.filter(({ label, decision }) => label === decision).length;
  expect(study.seen!.near.others.accuracy).toBeCloseTo(agree / 200, 12);
  expect(nearWords(study)).toContain("50 rows (20.0%) are a row of the past but for one column");
  // Turned round, nothing changes.
  expect(await studied([...now, ...near, ...same].reverse(), [...past].reverse())).toEqual(study);
});

test("people who are alike are near to each other too, and are no finding; with few columns nothing is looked for", async () => {
  const plain = await studied(people(260, 5), people(250, 6));
  expect(plain.seen!.near.rows).toBeGreaterThan(5);
  expect(plain.seen!.near.amongThemselves).toBeGreaterThan(5);
  expect(nearWords(plain)).toBeNull();
  const narrow = (seed: number) => people(60, seed).map(({ g, x, label, decision }) => ({ g, x, label, decision }));
  const less = await studied(narrow(5) as never, narrow(6) as never, { score: undefined });
  expect(less.seen!.near).toMatchObject({ rows: 0, reason: "too_few_columns" });
  expect(nearWords(less)).toBeNull();
});

test("a past that is not before, and dates that came only after the decision, are leaks by time", async () => {
  const dated = (n: number, seed: number, from: number) =>
    people(n, seed).map((person, i) => {
      const day = new Date(Date.UTC(2026, 0, from + (i % 60))).toISOString();
      const paid = new Date(Date.UTC(2026, 0, from + (i % 60) + (i % 4 === 0 ? 30 : -10))).toISOString().slice(0, 10);
      return { ...person, decided: day, paid, born: "1990-01-01" };
    });
  // The data are from day 40 to 99, the past from 1 to 60: days 40 to 60 are not before.
  const study = await studied(dated(240, 1, 40), dated(120, 2, 1), { drift: { past: dated(120, 2, 1) as never, time: "decided" } });
  expect(study.time).toEqual({
    column: "decided",
    reason: null,
    past: { from: "2026-01-01", to: "2026-03-01", without: 0 },
    now: { from: "2026-02-09", to: "2026-04-09", without: 0 },
    pastAfter: 2 * 21,
    afterwards: [{ column: "paid", rows: 240, later: 60 }],
  });
  const words = timeWords(study).join(" ");
  expect(words).toContain("42 rows of the past (35.0%) are of the first day of the data or later");
  expect(words).toContain("paid is later than decided in 60 rows of 240 rows");
  expect(words).not.toContain("born");
  const clean = await studied(dated(80, 1, 70), dated(80, 2, 1), { drift: { past: dated(80, 2, 1) as never, time: "decided" } });
  expect(clean.time).toMatchObject({ pastAfter: 0 });
  expect(timeWords(clean)[0]).toContain("All of the past was before.");
  const of = (time: string, past: readonly Person[]) => studied(dated(80, 1, 70), [], { drift: { past: past as never, time } });
  expect((await of("decided", people(80, 3))).time).toMatchObject({ reason: "not_in_past", past: null, now: { from: "2026-03-11" } });
  expect((await of("x", people(80, 3))).time).toMatchObject({ reason: "no_dates", now: null });
  await expect(of("decidet", people(80, 3))).rejects.toMatchObject({ code: "EH101" });
});

test("within a group every distance is that of its people alone; a group without a value has none of numbers", async () => {
  const [now, past] = [people(500, 21, { shift: 0.4 }), people(420, 22)];
  const study = await studied(now, past);
  const only = (list: readonly Person[], g: string) => list.filter((person) => person.g === g);
  for (const g of ["a", "b"]) {
    const alone = await studied(only(now, g), only(past, g), { minN: 1 });
    const { columns } = study.groups.find(({ group }) => group.g === g)!;
    for (const row of columns) {
      const other = alone.columns.find(({ column }) => column === row.column)!;
      for (const key of [
        "psi",
        "byChance",
        "jensenShannon",
        "hellinger",
        "largestShare",
        "cramersV",
        "ks",
        "wasserstein",
        "wassersteinSd",
      ] as const)
        expect(row[key], `${g} ${row.column} ${key}`).toBe(other[key]);
      expect(row.errors).toEqual(other.errors);
    }
  }
  const b = study.groups.find(({ group }) => group.g === "b")!;
  expect(b.largest).toMatchObject({ column: "x" });
  // Uniform and shifted by 0.4: so much of its mass lies beyond.
  expect(Math.abs(b.largest!.ks! - 0.4)).toBeLessThan(0.12);
  const gone = now.map((person) => (person.g === "b" ? { ...person, y: null } : person));
  const y = (await studied(gone, past)).groups.find(({ group }) => group.g === "b")!.columns.find(({ column }) => column === "y")!;
  expect(y).toMatchObject({ ks: null, wasserstein: null, wassersteinSd: null });
  expect(y.largestShare).toBe(1);
});

test("what moved stands beside how much the model rests on it, where importance was asked for", async () => {
  const now = people(300, 31, { shift: 1 }).map((person) => ({ ...person, z: Number(person.x) * 0 + Number(person.few) }));
  const past = people(300, 32).map((person) => ({ ...person, z: Number(person.few) }));
  const asked = {
    ...{ label: "label", sensitive: ["g"], positive: 1 as const, drift: { past: past as never } },
    model: {
      features: ["x", "y", "few"],
      predict: ({ y }: Record<string, (number | string | null)[]>) => y!.map((v) => Number(v ?? 50) / 100),
    },
  };
  expect(JSON.stringify(drift.blocks(await audit(now as never, asked as never)))).not.toContain("rests on it");
  const result = await audit(now as never, { ...asked, importance: { repeats: { least: 2, most: 2 } } } as never);
  const table = drift.blocks(result).find((block) => block.kind === "table" && block.caption.startsWith("What moved, and how much"));
  const rows = table?.kind === "table" ? table.rows.map(([name, , importance, share]) => [name!.text, importance!.text, share!.text]) : [];
  expect(rows.map(([name]) => name).sort()).toEqual(["few", "x", "y"]);
  // x moved most and nothing rests on it.
  expect(rows.find(([name]) => name === "x")![2]).not.toBe("100%");
  expect(result.importance!.features.find(({ feature }) => feature === "x")!.value).toBe(0);
});

test("of many columns that did not move only the furthest are shown, and the others counted; those that moved all are", async () => {
  const wide = (seed: number, moved: number) => {
    const random = rng(seed, "wide");
    return Array.from({ length: 200 }, (_, i) => ({
      g: i % 2 === 0 ? "a" : "b",
      label: i % 3 === 0 ? 1 : 0,
      ...Object.fromEntries(Array.from({ length: 20 }, (__, j) => [`c${String(j).padStart(2, "0")}`, random.next() + (j < moved ? 1 : 0)])),
    }));
  };
  const shown = async (moved: number) => {
    const result = await audit(wide(1, moved) as never, {
      label: "label",
      sensitive: ["g"],
      positive: 1,
      beforeModel: false,
      drift: { past: wide(2, 0) as never },
    });
    const table = drift.blocks(result).find((block) => block.kind === "table");
    return { columns: result.drift!.columns.length, rows: table?.kind === "table" ? table.rows.length : 0, note: JSON.stringify(table) };
  };
  const still = await shown(0);
  expect([still.columns, still.rows]).toEqual([22, 12]);
  expect(still.note).toContain("10 more columns differ less");
  const many = await shown(15);
  expect(many.rows).toBe(15);
  expect(many.note).toContain("7 more columns differ less");
});
