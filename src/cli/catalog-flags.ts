import type { Command } from "commander";

/** Flags that say whether a run enters the catalog. */
export interface CatalogFlags {
  /** False after `--no-catalog`. */
  readonly catalog?: boolean;
  /** A model, or `model@version`. */
  readonly catalogAs?: string;
}

export const addCatalogFlags = (command: Command): Command =>
  command
    .option("--catalog-as <model[@version]>", "model of the catalog that was audited; told by its file or name when left out")
    .option("--no-catalog", "leave the catalog as it is");
