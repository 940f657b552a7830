import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { errorCodes } from "../../src/error-codes.js";
import { EvenhandError } from "../../src/errors.js";
import { readPolicy } from "../../src/policy/read-policy.js";
import { renderDiagnostic } from "../../src/renderers/terminal/diagnostic.js";
import { diskWorld } from "./worlds.js";

const here = "fixtures/errors/policies";
const files = readdirSync(here).filter((name) => name.endsWith(".yml"));

const screen = { width: 100, color: false, symbols: "unicode" } as const;

async function saidOf(file: string): Promise<{ readonly text: string; readonly codes: readonly string[]; readonly exitCode: number }> {
  const path = `${here}/${file}`;
  try {
    await readPolicy(readFileSync(path, "utf8"), path, { world: diskWorld({}) });
  } catch (error) {
    if (!(error instanceof EvenhandError)) throw error;
    const { diagnostics, exitCode } = error;
    return {
      text: `${diagnostics.map((one) => renderDiagnostic(one, screen)).join("\n")}\n`,
      codes: diagnostics.map(({ code }) => code),
      exitCode,
    };
  }
  throw new Error(`${file} was accepted`);
}

test.each(files)("%s is refused with the code of its name, exit 2, and this text", async (file) => {
  const { text, codes, exitCode } = await saidOf(file);
  expect(codes).toContain(file.slice(0, 5));
  expect(exitCode).toBe(2);
  await expect(text).toMatchFileSnapshot(`../../${here}/${file.replace(".yml", ".txt")}`);
});

test("every code of a policy's mistakes has a fixture, but for those of the gate's own commands and of packs that are old, which are used all the same", () => {
  const codes = Object.keys(errorCodes).filter((code) => /^EH(2|402)/.test(code) && !["EH200", "EH208", "EH212"].includes(code));
  expect([...new Set(files.map((file) => file.slice(0, 5)))].sort()).toEqual(codes);
});
