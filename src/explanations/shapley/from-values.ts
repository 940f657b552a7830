/**
 * Shapley values from the value of every coalition, by their definition.
 *
 * `values[set]` is that of the players whose bits are in `set`; there are 2^players of them. They add up to the value of
 * all less that of none.
 *
 * Unit: that of the values. Example: a value of 1 for both of two players together and 0 otherwise → ½ each.
 *
 * @source Shapley (1953), Contributions to the Theory of Games II:307–317, equation 12
 */
export function shapleyFromValues(values: Float64Array): Float64Array {
  const players = Math.round(Math.log2(values.length));
  // k! (M − 1 − k)! / M! for a coalition of k others.
  const share = new Float64Array(players);
  share[0] = 1 / players;
  for (let k = 1; k < players; k++) share[k] = (share[k - 1]! * k) / (players - k);
  const size = new Uint8Array(values.length);
  for (let set = 1; set < size.length; set++) size[set] = size[set >> 1]! + (set & 1);
  return Float64Array.from({ length: players }, (_, j) => {
    let sum = 0;
    for (let set = 0; set < values.length; set++)
      if (((set >> j) & 1) === 0) sum += share[size[set]!]! * (values[set | (1 << j)]! - values[set]!);
    return sum;
  });
}
