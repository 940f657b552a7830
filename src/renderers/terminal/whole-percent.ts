/** A confidence as people say it: 0.95 → "95%", 0.999 → "99.9%". */
export const wholePercent = (share: number): string => `${Number((share * 100).toPrecision(10))}%`;
