import { expect, test } from "vitest";
import { mersenneTwister, shuffleInPlace } from "../../src/stats/mersenne-twister.js";

// numpy 2.4.6: RandomState(5489).randint(0, 2**32, 5, dtype=uint32), whose first words are those of the reference program.
test("words of the reference program", () => {
  const random = mersenneTwister(5489);
  expect(Array.from({ length: 5 }, random.u32)).toEqual([3499211612, 581869302, 3890346734, 3586334585, 545404204]);
});

// Matsumoto and Nishimura: the 10,000th word of seed 5489, as the C++ standard asks of mt19937.
test("the ten thousandth word", () => {
  const random = mersenneTwister(5489);
  let word = 0;
  for (let i = 0; i < 10_000; i++) word = random.u32();
  expect(word).toBe(4123659995);
});

test("bounded numbers and shuffles as RandomState draws them", () => {
  expect(mersenneTwister(0).upTo(2 ** 31 - 1)).toBe(209652396);
  const random = mersenneTwister(209652396);
  const order = Int32Array.of(0, 1, 2, 3, 4, 5);
  shuffleInPlace(order, random);
  expect([...order]).toEqual([1, 5, 0, 2, 3, 4]);
  shuffleInPlace(order, random);
  expect([...order]).toEqual([1, 4, 3, 2, 5, 0]);
});

test("a bound of nought takes no word; seeds that are none are refused", () => {
  const [a, b] = [mersenneTwister(3), mersenneTwister(3)];
  expect(a.upTo(0)).toBe(0);
  expect(a.u32()).toBe(b.u32());
  for (const seed of [-1, 1.5, 2 ** 32]) expect(() => mersenneTwister(seed)).toThrow(RangeError);
});
