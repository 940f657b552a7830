/** What may stand in a formula. */
export const allowed = "allowed are numbers, names, + - * / ^, comparisons, and, or, not, a ? b : c, abs, min, max, sqrt, log, exp";
export const namesHelp = "names are tp, fp, fn, tn, n, predicted, labelled and the metrics of: evenhand metrics";

/** Kinds of nodes that mathjs reads and a formula may not have, in words. */
export const wordsFor: Readonly<Record<string, string>> = {
  AccessorNode: "access to a property",
  IndexNode: "an index",
  ArrayNode: "a matrix",
  AssignmentNode: "an assignment",
  FunctionAssignmentNode: "a function definition",
  BlockNode: "a list of statements",
  RangeNode: "a range",
  ObjectNode: "an object",
};

/** The sign by which such a node is found in the text. */
export const tokenOf: Readonly<Record<string, string>> = {
  AssignmentNode: "=",
  FunctionAssignmentNode: "=",
  ArrayNode: "[",
  IndexNode: "[",
  RangeNode: ":",
  ObjectNode: "{",
};
