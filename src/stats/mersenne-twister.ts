const WORDS = 624;
const MIDDLE = 397;

/** The stream that NumPy's `RandomState` of a whole seed draws, word for word. For parity with other tools only: results of one's own use `rng`. */
export interface MersenneTwister {
  /** An integer in [0, 2³²). */
  u32(): number;
  /** An integer in [0, most], most below 2³²: words are masked and refused until one fits. Draws nothing when most is 0. */
  upTo(most: number): number;
}

/**
 * MT19937 seeded by one word, with the bounded integers of NumPy's legacy generator.
 *
 * Example: `mersenneTwister(5489).u32()` is 3499211612; `mersenneTwister(0).upTo(2 ** 31 - 1)` is 209652396.
 *
 * @source Matsumoto & Nishimura (1998), ACM Trans. Model. Comput. Simul. 8(1):3, table II; seeding: their init_genrand of 2002
 */
export function mersenneTwister(seed: number): MersenneTwister {
  if (!(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32))
    throw new RangeError(`a seed is an integer from 0 to 2^32 - 1, not ${seed}`);
  const state = new Uint32Array(WORDS);
  state[0] = seed;
  for (let i = 1; i < WORDS; i++) {
    const before = state[i - 1]! ^ (state[i - 1]! >>> 30);
    state[i] = Math.imul(before, 1812433253) + i;
  }
  let next = WORDS;

  function turn(): void {
    for (let i = 0; i < WORDS; i++) {
      const mixed = (state[i]! & 0x80000000) | (state[(i + 1) % WORDS]! & 0x7fffffff);
      state[i] = state[(i + MIDDLE) % WORDS]! ^ (mixed >>> 1) ^ (mixed & 1 ? 0x9908b0df : 0);
    }
    next = 0;
  }

  function u32(): number {
    if (next === WORDS) turn();
    let word = state[next++]!;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  }

  return {
    u32,
    upTo(most) {
      if (most === 0) return 0;
      const mask = 0xffffffff >>> Math.clz32(most);
      let value = (u32() & mask) >>> 0;
      while (value > most) value = (u32() & mask) >>> 0;
      return value;
    },
  };
}

/** Puts values in another order, as `RandomState.shuffle` does. */
export function shuffleInPlace(values: Int32Array, random: MersenneTwister): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = random.upTo(i);
    [values[i], values[j]] = [values[j]!, values[i]!];
  }
}
