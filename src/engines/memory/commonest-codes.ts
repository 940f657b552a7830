/** Places looked for one by one as the counts go by; more are sorted. */
const FEW = 64;

/** The codes with the largest counts above 0, at most `limit`: by falling count, then by code. */
export function commonestCodes(counts: Float64Array, limit: number): number[] {
  const before = (a: number, b: number): number => counts[b]! - counts[a]! || a - b;
  const codes: number[] = [];
  if (limit > FEW) {
    counts.forEach((rows, code) => {
      if (rows > 0) codes.push(code);
    });
    return codes.sort(before).slice(0, limit);
  }
  counts.forEach((rows, code) => {
    if (rows === 0 || (codes.length === limit && !(limit > 0 && rows > counts[codes[limit - 1]!]!))) return;
    const place = codes.findIndex((other) => rows > counts[other]!);
    codes.splice(place === -1 ? codes.length : place, 0, code);
    codes.length = Math.min(codes.length, limit);
  });
  return codes;
}
