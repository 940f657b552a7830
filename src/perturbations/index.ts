import { categoryAdjacent } from "./category-adjacent.js";
import { categoryCase } from "./category-case.js";
import { categoryNoise } from "./category-noise.js";
import { categoryTypo } from "./category-typo.js";
import { categoryUnseen } from "./category-unseen.js";
import { celsiusAsFahrenheit } from "./celsius-as-fahrenheit.js";
import { counterfactualSwap } from "./counterfactual-swap.js";
import { dateShift } from "./date-shift.js";
import { droppedRows } from "./dropped-rows.js";
import { duplicateRows } from "./duplicate-rows.js";
import { fahrenheitAsCelsius } from "./fahrenheit-as-celsius.js";
import { gaussianNoise } from "./gaussian-noise.js";
import { labelNoise } from "./label-noise.js";
import { missingByColumn } from "./missing-by-column.js";
import { missingColumn } from "./missing-column.js";
import { missingTop } from "./missing-top.js";
import { missingValues } from "./missing-values.js";
import { outliers } from "./outliers.js";
import type { Perturbation } from "./perturbation.js";
import { quantileNoise } from "./quantile-noise.js";
import { reorderedRows } from "./reordered-rows.js";
import { rounding } from "./rounding.js";
import { scaleShift } from "./scale-shift.js";
import { signFlip } from "./sign-flip.js";
import { staleValues } from "./stale-values.js";
import { swappedColumns } from "./swapped-columns.js";
import { unitTooLarge } from "./unit-too-large.js";
import { unitTooSmall } from "./unit-too-small.js";

/** Every perturbation that ships with evenhand, in the order in which they are shown. */
export const perturbations: readonly Perturbation[] = [
  gaussianNoise,
  quantileNoise,
  rounding,
  scaleShift,
  unitTooLarge,
  unitTooSmall,
  celsiusAsFahrenheit,
  fahrenheitAsCelsius,
  signFlip,
  outliers,
  missingValues,
  missingColumn,
  missingTop,
  missingByColumn,
  staleValues,
  dateShift,
  categoryNoise,
  categoryAdjacent,
  categoryTypo,
  categoryCase,
  categoryUnseen,
  swappedColumns,
  counterfactualSwap,
  duplicateRows,
  droppedRows,
  reorderedRows,
  labelNoise,
];
