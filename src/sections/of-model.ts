import type { CheckRow } from "../audit/result.js";

/** "of the model’s own answers", where it has to be told apart. */
export const modelWords = ({ about }: CheckRow): readonly string[] => (about === "model" ? ["of the model’s own answers"] : []);
