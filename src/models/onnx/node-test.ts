import { missingKinds, testKinds } from "../trees/ensemble.js";
import type { FileNode } from "../trees/tree-builder.js";

/** The tests of the tree operators, in the order in which ai.onnx.ml 5 numbers them. */
export const nodeTests = ["BRANCH_LEQ", "BRANCH_LT", "BRANCH_GTE", "BRANCH_GT", "BRANCH_EQ", "BRANCH_NEQ", "BRANCH_MEMBER"] as const;

export const isNodeTest = (mode: string): boolean => (nodeTests as readonly string[]).includes(mode);

/** What a node compares with, and whether a missing value goes to the true side. */
interface Compared {
  readonly threshold: number;
  /** Of BRANCH_MEMBER; else null. */
  readonly members: readonly number[] | null;
  readonly tracksTrue: boolean;
}

interface NodeTest extends Pick<FileNode, "test" | "threshold" | "missing" | "missingLeft" | "codes"> {
  /** Which child a value takes for which the node's test is true. */
  readonly trueIsLeft: boolean;
}

/** Largest member of a set: sets are kept as bits. */
const LARGEST = 65_535;

/**
 * A node's test in the words of our trees: > is the other side of ≤, ≥ of <, and ≠ of a set of one.
 *
 * A missing value goes to the false side unless the node says otherwise; it differs from every number, so that ≠ is true.
 * Sets are of whole numbers from 0. Throws RangeError for other members, which nothing but a run can tell apart.
 *
 * @source ONNX, docs/Operators-ml.md, TreeEnsemble-5, TreeEnsembleRegressor-3; missing values at ≠: onnxruntime 1.32 and the reference evaluator of onnx 1.17
 */
export function nodeTest(mode: string, { threshold, members, tracksTrue }: Compared): NodeTest {
  const isSet = mode === "BRANCH_EQ" || mode === "BRANCH_NEQ" || mode === "BRANCH_MEMBER";
  const codes = isSet ? (members ?? [threshold]) : [];
  const strange = codes.find((code) => !Number.isInteger(code) || code < 0 || code > LARGEST);
  if (strange !== undefined)
    throw new RangeError(`its trees compare for equality with ${strange}; whole numbers from 0 to ${LARGEST} are read`);
  const trueIsLeft = mode !== "BRANCH_GTE" && mode !== "BRANCH_GT" && mode !== "BRANCH_NEQ";
  const missingIsTrue = tracksTrue || mode === "BRANCH_NEQ";
  const isAtMost = mode === "BRANCH_LEQ" || mode === "BRANCH_GT";
  return {
    test: isSet ? testKinds.exactly : isAtMost ? testKinds.atMost : testKinds.below,
    threshold: isSet ? 0 : threshold,
    missing: missingKinds.nan,
    missingLeft: missingIsTrue === trueIsLeft,
    codes,
    trueIsLeft,
  };
}
