import { type Program, program } from "./program.js";

/** Several of the same program, each of which answers one question at a time; no more is started than there are questions at once. */
export function programs(command: readonly string[], size: number, options: Parameters<typeof program>[1]): Program {
  const all: Program[] = [];
  const idle: Program[] = [];
  return {
    async ask(batch, signal) {
      if (idle.length === 0 && all.length === size) throw new RangeError(`more than ${size} questions at once`);
      const one = idle.pop() ?? program(command, options);
      if (!all.includes(one)) all.push(one);
      try {
        return await one.ask(batch, signal);
      } finally {
        idle.push(one);
      }
    },
    async close() {
      await Promise.all(all.map((one) => one.close()));
    },
  };
}
