type Camel<Key extends string> = Key extends `${infer First}_${infer Rest}` ? `${First}${Capitalize<Camel<Rest>>}` : Key;

/** The same keys as a program spells them, and only those that are said. */
export type CamelKeys<Said> = { readonly [Key in keyof Said as Key extends string ? Camel<Key> : never]?: Exclude<Said[Key], undefined> };

/** The keys of a policy as settings have them: `max_evals` → `maxEvals`. What is undefined is left out; values stay as they are. */
export const camelKeys = <Said extends object>(said: Said): CamelKeys<Said> =>
  Object.fromEntries(
    Object.entries(said).flatMap(([key, value]) =>
      value === undefined ? [] : [[key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), value]],
    ),
  ) as CamelKeys<Said>;
