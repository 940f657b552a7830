/** What a prediction is: one of two decisions, one of several classes, an amount, or a place in an order. */
export type Task = "binary" | "multiclass" | "regression" | "ranking";

export const tasks = ["binary", "multiclass", "regression", "ranking"] as const satisfies readonly Task[];

/** Whether something is for a task; what does not say is for binary decisions. */
export const isFor = (task: Task, { tasks: own = ["binary"] }: { readonly tasks?: readonly Task[] }): boolean => own.includes(task);
