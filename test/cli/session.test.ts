import { describe, expect, test } from "vitest";
import { type CommonFlags, isCi, sessionOf } from "../../src/cli/session.js";

interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const session = (flags: CommonFlags, env: NodeJS.ProcessEnv, { isTTY, columns = 120 }: Terminal = {}) => {
  const stream = { isTTY, columns, write: () => true } as unknown as NodeJS.WriteStream;
  return sessionOf(flags, {
    argv: [],
    env,
    stdin: { isTTY: isTTY ?? false },
    stdout: stream,
    stderr: stream,
    signal: new AbortController().signal,
    commandLine: "",
  });
};

describe("colour", () => {
  test.each<[string, CommonFlags, NodeJS.ProcessEnv, boolean, boolean]>([
    ["a terminal has colour", {}, {}, true, true],
    ["a pipe has none", {}, {}, false, false],
    ["NO_COLOR takes it away", {}, { NO_COLOR: "1" }, true, false],
    ["an empty NO_COLOR does not", {}, { NO_COLOR: "" }, true, true],
    ["FORCE_COLOR brings it to a pipe", {}, { FORCE_COLOR: "1" }, false, true],
    ["FORCE_COLOR=0 takes it away", {}, { FORCE_COLOR: "0" }, true, false],
    ["TERM=dumb has none", {}, { TERM: "dumb" }, true, false],
    ["--no-color wins over everything", { color: false }, { FORCE_COLOR: "1" }, true, false],
  ])("%s", (_, flags, env, isTTY, color) => {
    expect(session(flags, env, { isTTY }).outScreen.color).toBe(color);
  });
});

describe("width", () => {
  test.each<[string, NodeJS.ProcessEnv, Terminal, number]>([
    ["is that of the terminal", {}, { isTTY: true, columns: 90 }, 90],
    ["is at most 100", {}, { isTTY: true, columns: 200 }, 100],
    ["is at least 40", {}, { isTTY: true, columns: 10 }, 40],
    ["is 80 where it is not known", {}, {}, 80],
    ["is what COLUMNS says", { COLUMNS: "60" }, {}, 60],
    ["is 80 when COLUMNS says nonsense", { COLUMNS: "wide" }, {}, 80],
  ])("%s", (_, env, terminal, width) => {
    expect(session({}, env, terminal).outScreen.width).toBe(width);
  });
});

describe("questions", () => {
  test("are asked on a terminal and nowhere else", () => {
    expect(session({}, {}, { isTTY: true }).interactive).toBe(true);
    expect(session({}, {}, { isTTY: false }).interactive).toBe(false);
    expect(session({ input: false }, {}, { isTTY: true }).interactive).toBe(false);
    expect(session({ yes: true }, {}, { isTTY: true }).interactive).toBe(false);
    expect(session({}, { CI: "true" }, { isTTY: true }).interactive).toBe(false);
  });

  test("CI=false is no CI", () => {
    expect([{}, { CI: "" }, { CI: "false" }, { CI: "0" }, { CI: "1" }, { CI: "true" }].map(isCi)).toEqual([
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
  });
});

test("--ascii and plain terminals spell symbols out", () => {
  expect(session({ ascii: true }, {}, { isTTY: true }).outScreen.symbols).toBe("ascii");
  expect(session({}, { TERM: "linux" }, { isTTY: true }).outScreen.symbols).toBe("ascii");
  expect(session({}, {}, { isTTY: true }).outScreen.symbols).toBe("unicode");
});
