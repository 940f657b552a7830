import { expect, test } from "vitest";
import { type Migration, migratePolicy } from "../../src/policy/migrate-policy.js";

const text = "# who wrote it\nversion: 1 # the format\nname: a\n\nchecks:\n  # why\n  - { metric: accuracy, min: 0.7 } # so\n";

test("a policy of the newest version stays as it is, to the byte", async () => {
  expect(await migratePolicy(text, "evenhand.yml")).toEqual({ text, from: 1, to: 1 });
});

test("an older one goes through every step, and keeps its comments", async () => {
  const steps: readonly Migration[] = [
    {
      from: 1,
      apply(document) {
        document.set("title", document.get("name"));
        document.delete("name");
      },
    },
    { from: 2, apply: (document) => document.set("kind", "policy") },
  ];
  expect(await migratePolicy(text, "evenhand.yml", steps)).toEqual({
    text: "# who wrote it\nversion: 3 # the format\n\nchecks:\n  # why\n  - { metric: accuracy, min: 0.7 } # so\ntitle: a\nkind: policy\n",
    from: 1,
    to: 3,
  });
});

test.each(["version: 2\n", "version: 0\n", "name: a\n", "version: '1'\n", "- a\n"])("%j says no version that is known", async (wrong) => {
  await expect(migratePolicy(wrong, "evenhand.yml")).rejects.toMatchObject({ code: "EH202" });
});

test("what is not YAML is not migrated", async () => {
  await expect(migratePolicy("version: [", "evenhand.yml")).rejects.toMatchObject({ code: "EH201" });
});
