import { expect, test } from "vitest";
import { type WaiverWords, waiverConversation } from "../../../src/cli/waive/ask-waiver.js";

const known = { checks: ["demographic_parity_difference@race", "accuracy"], created: "2026-11-28" };
const reason = "Declines are reviewed by hand until March.";

async function talk(said: Partial<WaiverWords>, answers: readonly string[]) {
  const left = [...answers];
  const heard: string[] = [];
  const told: string[] = [];
  const words = await waiverConversation(said, known, {
    ask: async (question) => {
      heard.push(question);
      return left.shift() ?? "";
    },
    say: (text) => void told.push(text),
  });
  return { words, heard, told };
}

test("asks for what is missing and nothing else", async () => {
  const all = await talk({}, ["acc", "model-risk", reason, ""]);
  expect(all.heard).toEqual([
    "Which check?  [demographic_parity_difference@race]  accuracy ",
    "Who answers for it?",
    "Why is it accepted, and what is being done?",
    "Until which day, at most 180 days from today? [60d]",
  ]);
  expect(all.words).toEqual({ check: "accuracy", owner: "model-risk", reason, expires: "60d" });
  const some = await talk({ check: "accuracy", owner: "model-risk", expires: "30d" }, [reason]);
  expect(some.heard).toEqual(["Why is it accepted, and what is being done?"]);
  const none = await talk({ check: "x", owner: "o", reason: "r", expires: "never" }, []);
  expect([none.heard, none.words]).toEqual([[], { check: "x", owner: "o", reason: "r", expires: "never" }]);
});

test("asks again, with the reason, for what a policy would refuse", async () => {
  const { words, told } = await talk({ check: "accuracy" }, [
    "",
    "me",
    "model-risk",
    "later",
    reason,
    "soon",
    "2026-02-30",
    "181d",
    "2026-11-27",
    "2027-05-27",
  ]);
  expect(words).toEqual({ check: "accuracy", owner: "model-risk", reason, expires: "2027-05-27" });
  expect(told).toEqual([
    "  a name or an address, such as model-risk",
    "  a name or an address, such as model-risk",
    "  at least 20 characters",
    "  soon is not a day; such as 60d or 2027-01-27",
    "  2026-02-30 is not a day; such as 60d or 2027-01-27",
    "  181 days from today; at most 180 are allowed, none before today",
    "  -1 days from today; at most 180 are allowed, none before today",
  ]);
});
