/** What each disturbance does to a value or a row, for a reader who does not know its name. */
export const operationWords: Readonly<Record<string, string>> = {
  gaussian_noise: "a random amount is added, measured in standard deviations of the column; whole numbers stay whole",
  quantile_noise: "a value becomes another observed one that stands near it in the order of all values",
  rounding: "a number is rounded to fewer digits",
  scale_shift: "a number is multiplied by a little more than 1, as after inflation",
  outliers: "a number becomes far larger than almost all that occur",
  unit_too_large:
    "a number is written in a smaller unit, so that it is too large: kilograms as pounds, inches as centimetres, years as months",
  unit_too_small:
    "a number is written in a larger unit, so that it is too small: pounds as kilograms, centimetres as inches, months as years",
  sign_flip: "plus and minus are exchanged",
  missing_values: "a value is left out, whichever row it is of",
  missing_column: "a column is left out altogether",
  missing_top: "the largest values are left out, as people leave out what is high",
  category_noise: "a category becomes another one, as often as that one occurs",
  category_adjacent: "a category becomes the next one in order, or the one before",
  category_typo: "two neighbouring letters are exchanged",
  category_case: "a text is written in capitals or small letters, or with a space at its end",
  category_unseen: "a category becomes one that the model has never seen",
  date_shift: "a date moves by some days",
  stale_values: "a value is that of the record before, as where an update is late",
  swapped_columns: "two neighbouring columns of one kind are exchanged",
  duplicate_rows: "some rows stand twice",
  dropped_rows: "some rows are lost",
  reordered_rows: "rows come in another order",
  label_noise: "the true outcome is recorded wrongly",
  counterfactual_swap: "a protected attribute becomes another of its values, all else as it is",
};
