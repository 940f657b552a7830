import type { ModelCard, ModelVersion } from "./card.js";
import type { Register } from "./register.js";

/** What a run says of the model that it is about. */
export interface SaidOfModel {
  /** Names that the policy and the record give it. */
  readonly names: readonly string[];
  /** Version that the record gives; null when it gives none. */
  readonly version: string | null;
  /** SHA-256 of the model's file; null when none was read. */
  readonly artifact: string | null;
}

/** The version of a model that a run is about, or why it cannot be told which; null when the catalog does not know the model. */
export type NamedModel = { readonly model: ModelCard; readonly version: ModelVersion } | { readonly unclear: string } | null;

/** Finds the model by the digest of its file, else by a name that is a card's id or title. The version is the file's, else the one that is named, else the only one that is not retired; it is never guessed. */
export function namedModel({ models }: Pick<Register, "models">, { names, version, artifact }: SaidOfModel): NamedModel {
  const byFile = models.flatMap((model) =>
    model.versions.filter((one) => artifact !== null && one.artifact === artifact).map((one) => ({ model, version: one })),
  );
  const [first, ...others] = byFile.filter(({ version: one }) => byFile.length === 1 || one.version === version);
  if (first !== undefined && others.length === 0) return first;
  if (byFile.length > 0) return { unclear: "several versions are registered with the model's file" };
  const found = models.filter(({ id, title }) => names.includes(id) || names.includes(title));
  const [model] = found;
  if (model === undefined) return null;
  if (found.length > 1) return { unclear: `${found.map(({ id }) => id).join(" and ")} have the name that is given` };
  const given = version === null ? undefined : model.versions.find((one) => one.version === version);
  if (given !== undefined) return { model, version: given };
  if (version !== null) return { unclear: `${model.id} has no version "${version}"` };
  const inHand = model.versions.filter(({ stage }) => stage !== "retired");
  if (inHand.length === 1) return { model, version: inHand[0]! };
  return {
    unclear: `${model.id} has ${inHand.length === 0 ? "no version" : `${inHand.length} versions`}, and which was audited is not said`,
  };
}
