/** Room for so many at a time; the others wait in their order. */
export interface Places {
  take<T>(work: () => Promise<T>): Promise<T>;
}

export function places(size: number): Places {
  let free = size;
  const waiting: (() => void)[] = [];
  return {
    async take(work) {
      if (free > 0) free--;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next === undefined) free++;
        else next();
      }
    },
  };
}
