import { expect, test } from "vitest";
import { attempts } from "../../../src/audit/studies/attempts.js";
import { fault } from "../../../src/errors.js";

const never = async (): Promise<number> => {
  throw fault("EH304", "the model at http://h/ did not answer: HTTP 503, 5 times running");
};

test("without partial a study that fails ends the run", async () => {
  const { run, notes } = attempts({ signal: undefined, partial: false });
  expect(await run("importance", null, () => 7)).toBe(7);
  await expect(run("importance", null, never)).rejects.toMatchObject({ code: "EH304" });
  expect(notes).toEqual([]);
});

test("with partial what is stopped or not answered is left out and named, and the next one is tried", async () => {
  const { run, notes } = attempts({ signal: undefined, partial: true });
  expect(await run("importance", null, never)).toBeNull();
  expect(await run("stress", null, async () => 7)).toBe(7);
  expect(notes).toMatchObject([
    {
      code: "EH308",
      message: "importance was not finished, and is not in this result: the model at http://h/ did not answer: HTTP 503, 5 times running",
    },
  ]);
});

test("after a stop nothing is begun any more; an error of another kind is never swallowed", async () => {
  const stop = new AbortController();
  const { run, notes } = attempts({ signal: stop.signal, partial: true });
  await expect(
    run("stress", null, () => {
      throw new RangeError("a bug");
    }),
  ).rejects.toThrow("a bug");
  stop.abort();
  let begun = false;
  expect(
    await run("importance", null, () => {
      begun = true;
      return 1;
    }),
  ).toBeNull();
  expect(begun).toBe(false);
  expect(notes).toMatchObject([{ message: "importance was not finished, and is not in this result: the run was interrupted" }]);
});
