/** The part of JSON Schema that `docs/schema/result-1.json` is written in. */
export interface ResultSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, ResultSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: ResultSchema | boolean;
  readonly items?: ResultSchema;
  readonly anyOf?: readonly ResultSchema[];
  readonly definitions?: Readonly<Record<string, ResultSchema>>;
}

/** A stored value in today's shape. */
export interface Filled {
  readonly value: unknown;
  /** Where a field was absent and is null now. */
  readonly unknown: readonly string[];
  /** Where a field is absent that can not be unknown, as in `importance.features[0].mean`; such a value cannot be read. */
  readonly absent: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * A value of an older build in today's shape: a field it lacks is null where today's can be null, which says that nothing is known.
 * Fields that it lacks and that are never null are named in `absent`. Nothing is changed in place, nothing that is there is judged,
 * and a value that lacks nothing is returned as it is.
 */
export function fillAbsent(value: unknown, schema: ResultSchema): Filled {
  return filled(value, schema, { definitions: schema.definitions ?? {}, at: "" });
}

interface Place {
  readonly definitions: Readonly<Record<string, ResultSchema>>;
  readonly at: string;
}

function filled(value: unknown, asked: ResultSchema, place: Place): Filled {
  const schema = resolved(asked, place);
  if (typeof value !== "object" || value === null) return { value, unknown: [], absent: [] };
  if (schema.anyOf)
    return nearest(
      schema.anyOf.filter((one) => mayBe(value, one, place)).map((one) => filled(value, one, place)),
      value,
    );
  if (Array.isArray(value)) {
    const { items } = schema;
    if (items === undefined) return { value, unknown: [], absent: [] };
    const all = value.map((one: unknown, i) => filled(one, items, { ...place, at: `${place.at}[${i}]` }));
    return {
      value: all.some((one, i) => one.value !== value[i]) ? all.map((one) => one.value) : value,
      unknown: all.flatMap((one) => one.unknown),
      absent: all.flatMap((one) => one.absent),
    };
  }
  return fields(value as Fields, schema, place);
}

function fields(value: Fields, schema: ResultSchema, place: Place): Filled {
  const { properties = {}, required = [], additionalProperties } = schema;
  const further = typeof additionalProperties === "object" ? additionalProperties : null;
  const added: Record<string, unknown> = {};
  const unknown: string[] = [];
  const absent: string[] = [];
  const under = (key: string): string => (place.at === "" ? key : `${place.at}.${key}`);
  for (const [key, content] of Object.entries(value)) {
    const known = Object.hasOwn(properties, key) ? properties[key]! : further;
    if (known === null) continue;
    const inner = filled(content, known, { ...place, at: under(key) });
    if (inner.value !== content) added[key] = inner.value;
    unknown.push(...inner.unknown);
    absent.push(...inner.absent);
  }
  for (const key of required) {
    if (Object.hasOwn(value, key)) continue;
    const canBeUnknown = isNullable(properties[key] ?? {}, place);
    if (canBeUnknown) added[key] = null;
    (canBeUnknown ? unknown : absent).push(under(key));
  }
  return { value: Object.keys(added).length === 0 ? value : { ...value, ...added }, unknown, absent };
}

/** Of several shapes that a value may have, the one that it lacks least of. */
const nearest = (shapes: readonly Filled[], value: unknown): Filled =>
  shapes.reduce<Filled | null>((best, one) => (best === null || one.absent.length < best.absent.length ? one : best), null) ?? {
    value,
    unknown: [],
    absent: [],
  };

/** Whether a list or an object is of a shape, by its kind and by the fields that hold only certain words. */
function mayBe(value: object, asked: ResultSchema, place: Place): boolean {
  const schema = resolved(asked, place);
  if (schema.anyOf) return schema.anyOf.some((one) => mayBe(value, one, place));
  if (![schema.type].flat().includes(Array.isArray(value) ? "array" : "object")) return false;
  return Object.entries(schema.properties ?? {}).every(([key, inner]) => {
    const words = inner.enum ?? ("const" in inner ? [inner.const] : null);
    return words === null || !Object.hasOwn(value, key) || words.includes((value as Fields)[key]);
  });
}

function isNullable(asked: ResultSchema, place: Place): boolean {
  const schema = resolved(asked, place);
  return [schema.type].flat().includes("null") || (schema.anyOf?.some((one) => isNullable(one, place)) ?? false);
}

function resolved(schema: ResultSchema, place: Place): ResultSchema {
  if (schema.$ref === undefined) return schema;
  return resolved(place.definitions[schema.$ref.replace("#/definitions/", "")] ?? {}, place);
}
