/** Rows that a model is asked about at most to find one row's way: its donors, features taken over one after the other and back, and numbers moved back by halves. */
export const wayEvals = ({ units, donors, rows }: { readonly units: number; readonly donors: number; readonly rows: number }): number =>
  donors + 1 + (units * (units + 1)) / 2 + units + units * Math.ceil(Math.log2(rows + 2));
