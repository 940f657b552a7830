import { fault } from "../../errors.js";
import type { JudgedRows } from "../rows/judged-rows.js";

/** A loss a row; NaN where there is none. */
export interface Losses {
  readonly id: string;
  readonly values: Float64Array | null;
  readonly reason: string | null;
}

const ids = ["error_rate", "brier_score", "log_loss", "mean_absolute_error", "mean_squared_error"] as const;

/** The loss that was asked for, or the one that suits the data. Throws EH200 for a name that is none. */
export function lossesOf(judged: JudgedRows, asked: string | null): Losses {
  const { label, scores, decisions } = judged;
  const id =
    asked ??
    (decisions !== null
      ? "error_rate"
      : scores !== null && isShare(scores, judged.kept) && isOutcome(judged)
        ? "brier_score"
        : "mean_absolute_error");
  if (!ids.some((one) => one === id))
    throw fault("EH200", `no loss of single rows is called ${JSON.stringify(id.slice(0, 60))}`, { help: [`one of ${ids.join(", ")}`] });
  const none = (reason: string): Losses => ({ id, values: null, reason });
  if (label === null) return none("no_label");
  const said = id === "error_rate" ? decisions : scores;
  if (said === null) return none(id === "error_rate" ? "no_prediction" : "no_score");
  if ((id === "log_loss" || id === "brier_score") && !isShare(said, judged.kept)) return none("score_not_probability");
  return { id, values: label.map((truth, row) => lossOf(id, said[row]!, truth)), reason: null };
}

function lossOf(id: string, said: number, truth: number): number {
  if (id === "log_loss")
    return Number.isNaN(said) || Number.isNaN(truth) ? Number.NaN : -Math.log(Math.max(1e-15, truth === 1 ? said : 1 - said));
  return id === "brier_score" || id === "mean_squared_error" ? (said - truth) ** 2 : Math.abs(said - truth);
}

const isShare = (scores: Float64Array, rows: Int32Array): boolean => rows.every((row) => !(scores[row]! < 0 || scores[row]! > 1));
const isOutcome = ({ label, kept }: JudgedRows): boolean =>
  label !== null && kept.every((row) => label[row] === 0 || label[row] === 1 || Number.isNaN(label[row]));
