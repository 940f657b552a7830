import { spawn } from "node:child_process";

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Seconds of each of `runs` calls after `warmup` others, and the last call's value. */
export async function timed(work, { runs = 11, warmup = 3 } = {}) {
  const seconds = [];
  let value;
  for (let i = -warmup; i < runs; i++) {
    const before = process.hrtime.bigint();
    value = await work();
    if (i >= 0) seconds.push(Number(process.hrtime.bigint() - before) / 1e9);
  }
  return { value, seconds, median: median(seconds) };
}

/** Seconds that a whole process takes, and what it prints. Throws what it says when it fails. */
export async function timedProcess([command, ...args], { env = {} } = {}) {
  const before = process.hrtime.bigint();
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
  const printed = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"])
    child[stream].setEncoding("utf8").on("data", (text) => {
      printed[stream] += text;
    });
  const [code] = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (...facts) => resolve(facts));
  });
  const seconds = Number(process.hrtime.bigint() - before) / 1e9;
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}\n${printed.stderr}`);
  return { seconds, ...printed };
}

/** Two commands in turn, A B A B …: the medians, and the ratio A / B pair by pair, so that a drifting machine hits both alike. */
export async function inTurn(a, b, { runs = 7, warmup = 1 } = {}) {
  const pairs = [];
  for (let i = -warmup; i < runs; i++) {
    const pair = [(await timedProcess(a)).seconds, (await timedProcess(b)).seconds];
    if (i >= 0) pairs.push(pair);
  }
  return { a: median(pairs.map(([x]) => x)), b: median(pairs.map(([, y]) => y)), ratio: median(pairs.map(([x, y]) => x / y)) };
}
