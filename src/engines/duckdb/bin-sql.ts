import type { Binning } from "../../cube/value-bins.js";
import { numberLiteral } from "./literals.js";

/** The middle of the bin of the DOUBLE column `x`, as `binOf` has it; NULL stays NULL. */
export function binMiddle(x: string, binning: Binning): string {
  const size = sizeOf(x, binning);
  const width = widthOf(size, binning);
  const middle = `(floor(${size} / ${width}) + 0.5) * ${width}`;
  const own = `${size} = 0 or isinf(${size})`;
  if (binning.scale === "unit")
    return `case when ${own} or ${x} = 0.5 then ${x} when ${x} >= 0.5 then 1::double - ${middle} else ${middle} end`;
  return `case when ${own} then ${x} when ${x} < 0 then -(${middle}) else ${middle} end`;
}

const sizeOf = (x: string, { scale }: Binning): string => (scale === "unit" ? `least(${x}, 1::double - ${x})` : `abs(${x})`);

/** Bisection over the powers of two that are told apart. */
function widthOf(size: string, { top, parts, octaves }: Binning): string {
  const within = (low: number, high: number): string => {
    if (low === high) return numberLiteral(low === top - octaves ? 2 ** (low + 1) : 2 ** low / parts);
    const middle = Math.ceil((low + high) / 2);
    return `case when ${size} >= ${numberLiteral(2 ** middle)} then ${within(middle, high)} else ${within(low, middle - 1)} end`;
  };
  return `(${within(top - octaves, top)})`;
}
