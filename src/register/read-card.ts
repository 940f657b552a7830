import type { z as Zod } from "zod";
import { EvenhandError } from "../errors.js";
import { parsePolicyText } from "../policy/policy-text.js";
import { schemaMistakes } from "../policy/schema/schema-mistakes.js";
import type { DataCard, ModelCard } from "./card.js";
import { dataSchema, modelSchema, rolesSchema } from "./card-schema.js";
import type { Person } from "./roles.js";

/** A model's card from its file. Throws every mistake with its line: EH201, EH202. */
export async function readModelCard(text: string, path: string): Promise<ModelCard> {
  const card = await checked(text, path, modelSchema);
  return {
    ...{
      id: card.id,
      title: card.title,
      owner: card.owner,
      public: card.public,
      require: card.require,
      approve: card.approve,
      waive: card.waive,
      packs: card.packs,
      alerts: card.alerts,
    },
    purpose: card.purpose ?? null,
    responsible: card.responsible ?? null,
    tier: card.tier ?? null,
    auditEveryDays: card.audit_every_days,
    versions: card.versions.map(({ version, stage, artifact_sha256, training_sha256, trained, deployed, retired }) => ({
      ...{ version, stage },
      ...{ artifact: artifact_sha256 ?? null, training: training_sha256 ?? null },
      ...{ trained: trained ?? null, deployed: deployed ?? null, retired: retired ?? null },
    })),
  };
}

/** A data card from its file. Throws every mistake with its line: EH201, EH202. */
export async function readDataCard(text: string, path: string): Promise<DataCard> {
  const card = await checked(text, path, dataSchema);
  return {
    ...{ id: card.id, title: card.title, sha256: card.sha256, sensitive: card.sensitive },
    rows: card.rows ?? null,
    period: card.period ?? null,
    labelsFrom: card.labels_from ?? null,
    allowedUses: card.allowed_uses ?? null,
    expires: card.expires ?? null,
  };
}

/** People and their roles from their file. Throws every mistake with its line: EH201, EH202. */
export async function readRoles(text: string, path: string): Promise<readonly Person[]> {
  const { people } = await checked(text, path, rolesSchema);
  return people.map(({ name, ...person }) => ({ ...person, name: name ?? null }));
}

async function checked<T extends Zod.ZodType>(text: string, path: string, schemaOf: (z: typeof Zod) => T): Promise<Zod.output<T>> {
  const parsed = await parsePolicyText(text, path);
  const { z } = await import("zod");
  const schema = schemaOf(z);
  const read = schema.safeParse(parsed.content, { reportInput: true });
  if (read.success) return read.data;
  const [first, ...rest] = schemaMistakes(schema, read.error.issues, parsed);
  throw new EvenhandError([first!, ...rest]);
}
