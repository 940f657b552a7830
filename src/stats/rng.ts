/**
 * A stream of random numbers that is fixed by a seed and the stream's name.
 *
 * Purposes get streams of their own by name, so that drawing more in one, or adding one, never changes another.
 */
export interface Rng {
  /** A number in [0, 1), a multiple of 2⁻⁵³. */
  next(): number;
  /** An integer in [0, 2³²). */
  u32(): number;
  /** An integer in [0, n), each equally likely; n is an integer from 1 to 2³². */
  below(n: number): number;
  /** The stream whose name is this one's followed by `name`. Takes nothing from this stream. */
  fork(...name: readonly (string | number)[]): Rng;
}

/**
 * The random stream of a seed and a name: xoshiro128**, started from a hash of both.
 *
 * A name is a path: `rng(7, "a", "b")`, `rng(7, "a").fork("b")` and `rng(7).fork("a", "b")` are the same stream.
 *
 * @source Blackman & Vigna (2021), ACM Trans. Math. Softw. 47(4):36, §3 and §7; bounded integers: Lemire (2019), ACM Trans. Model. Comput. Simul. 29(1):3, algorithm 5
 */
export function rng(seed: number, ...name: readonly (string | number)[]): Rng {
  const path = [seed, ...name];
  let [s0, s1, s2, s3] = hashed(JSON.stringify(path));

  function u32(): number {
    const result = Math.imul(rotated(Math.imul(s1, 5), 7), 9) >>> 0;
    const t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = rotated(s3, 11);
    return result;
  }

  return {
    u32,
    next: () => ((u32() >>> 5) * 2 ** 26 + (u32() >>> 6)) / 2 ** 53,
    below(n) {
      if (!(Number.isInteger(n) && n >= 1 && n <= 2 ** 32)) throw new RangeError(`below(n) takes an integer from 1 to 2^32, not ${n}`);
      let x = u32();
      let low = Math.imul(x, n) >>> 0;
      if (low < n) {
        const threshold = (2 ** 32 - n) % n;
        while (low < threshold) {
          x = u32();
          low = Math.imul(x, n) >>> 0;
        }
      }
      // Below 2^53 the product is exact.
      if (n <= 2 ** 21) return (x * n - low) / 2 ** 32;
      // The product is rounded beyond 2^53, by less than 2^11, which the division and the rounding take away again.
      return Math.round((x * n - low) / 2 ** 32);
    },
    fork: (...more) => rng(seed, ...name, ...more),
  };
}

type Words = [number, number, number, number];

/** 128 bits of a text: each code unit is added to the state, which ChaCha's quarter round then mixes. */
function hashed(text: string): Words {
  let state: Words = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574];
  for (let i = 0; i < text.length; i++) {
    state[0] ^= text.charCodeAt(i);
    state = quarterRound(state);
  }
  for (let i = 0; i < 8; i++) state = quarterRound(state);
  return state;
}

/** @source Bernstein (2008), ChaCha, a variant of Salsa20, §3.1 */
function quarterRound([a, b, c, d]: Words): Words {
  a = (a + b) | 0;
  d = rotated(d ^ a, 16);
  c = (c + d) | 0;
  b = rotated(b ^ c, 12);
  a = (a + b) | 0;
  d = rotated(d ^ a, 8);
  c = (c + d) | 0;
  b = rotated(b ^ c, 7);
  return [a, b, c, d];
}

const rotated = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));
