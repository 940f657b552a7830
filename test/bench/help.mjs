import assert from "node:assert/strict";
import { inTurn, timedProcess } from "./timing.mjs";
import { evenhand } from "./workspace.mjs";

/** How long a person waits for --help, against what Node itself takes to start. */
export const help = {
  id: "help",
  async run() {
    assert.match((await timedProcess(evenhand("--help"))).stdout, /audit/);
    const { a, b, ratio } = await inTurn(evenhand("--help"), [process.execPath, "-e", "0"], { runs: 15 });
    return [{ work: "evenhand --help", against: "node -e 0", ours: a, theirs: b, times: ratio, atMost: 2 }];
  },
};
