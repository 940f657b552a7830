import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { showProgress } from "../../src/cli/progress.js";
import type { Session } from "../../src/cli/session.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watched(animate: boolean, progress = true) {
  const said: string[] = [];
  const session = { err: (text: string) => void said.push(text), errScreen: { width: 80 }, animate, progress } as unknown as Session;
  return { said, ...showProgress(session) };
}

test("a terminal sees nothing for a second, then one line that is drawn over and wiped", () => {
  const { said, phase, end } = watched(true);
  phase("reading");
  vi.advanceTimersByTime(999);
  expect(said).toEqual([]);
  vi.advanceTimersByTime(1);
  phase("counting");
  end();
  expect(said).toEqual(["reading ... ", "\r\u001b[K", "counting ... ", "\r\u001b[K"]);
});

test("time between an end and the next phase, in which a person answers, is no work", () => {
  const { said, phase, end } = watched(true);
  phase("reading");
  end();
  vi.advanceTimersByTime(60_000);
  phase("counting");
  vi.advanceTimersByTime(999);
  end();
  expect(said).toEqual([]);
});

test("elsewhere a line is written for a phase of ten seconds, and none for a shorter one", () => {
  const { said, phase, end } = watched(false);
  phase("reading");
  vi.advanceTimersByTime(9_999);
  phase("counting");
  vi.advanceTimersByTime(10_000);
  end();
  expect(said).toEqual(["counting ...\n"]);
});

test("--no-progress shows none", () => {
  const { said, phase, end } = watched(true, false);
  phase("reading");
  vi.advanceTimersByTime(60_000);
  end();
  expect(said).toEqual([]);
});
