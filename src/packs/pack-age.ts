import type { Pack } from "./pack.js";

/** Days after which somebody should look at the text again. */
export const STALE_DAYS = 180;

/** Whole days from the one on which a pack's text was last read to `day`; null when it was not read. */
export function daysSinceRead({ verifiedOn }: Pick<Pack, "verifiedOn">, day: string): number | null {
  return verifiedOn === null ? null : Math.floor((Date.parse(day) - Date.parse(verifiedOn)) / 86_400_000);
}

/** That somebody should look at the text again, in a sentence: it is old, or what the pack says is only as reported; null when neither. */
export function ageWarning(pack: Pick<Pack, "verifiedOn" | "standing">, day: string): string | null {
  const age = daysSinceRead(pack, day);
  if (age === null) return pack.standing?.evidence !== "report" ? null : "its text was not read, what it says is as reported";
  return age > STALE_DAYS ? `its text was last read ${age} days ago, on ${pack.verifiedOn}` : null;
}
