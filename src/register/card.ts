/** Where a version of a model is in its life, in order. */
export const stages = ["draft", "validated", "approved", "live", "retired"] as const;
export type Stage = (typeof stages)[number];

/** One version of a model. */
export interface ModelVersion {
  readonly version: string;
  readonly stage: Stage;
  /** SHA-256 of the model's file; null when nobody gave it. */
  readonly artifact: string | null;
  /** SHA-256 of the data that it was trained on, so that it is never audited on them. */
  readonly training: string | null;
  /** Days as they are known: 2026-09-17. */
  readonly trained: string | null;
  readonly deployed: string | null;
  readonly retired: string | null;
}

/** A model as a repository registers it: `.evenhand/models/<id>.yml`. */
export interface ModelCard {
  readonly id: string;
  readonly title: string;
  readonly purpose: string | null;
  readonly owner: string;
  /** Who answers for it in use; the owner when left out. */
  readonly responsible: string | null;
  readonly tier: "high" | "medium" | "low" | null;
  /** Days after which an audit is too old. */
  readonly auditEveryDays: number;
  /** Roles that have to have signed the newest audit of a version before it is approved or live. */
  readonly require: readonly string[];
  /** Roles that have to have approved a version, on the ground of its newest audit, before it is approved or live. */
  readonly approve: readonly string[];
  /** Roles that have to have signed each waiver that its newest audit rests on, before a version is approved or live. */
  readonly waive: readonly string[];
  readonly packs: readonly string[];
  /** Who is told when something is wrong. */
  readonly alerts: readonly string[];
  /** Whether the public page may show it. */
  readonly public: boolean;
  readonly versions: readonly ModelVersion[];
}

/** Data that models are audited on: `.evenhand/datasets/<id>.yml`. */
export interface DataCard {
  readonly id: string;
  readonly title: string;
  readonly sha256: string;
  readonly rows: number | null;
  readonly period: string | null;
  readonly labelsFrom: string | null;
  readonly sensitive: readonly string[];
  readonly allowedUses: string | null;
  /** Last day on which it may be used; null = no end. */
  readonly expires: string | null;
}
