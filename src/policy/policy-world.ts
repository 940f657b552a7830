/** What surrounds a policy: the files it names. Given by the CLI or the library; tests give a plain map. */
export interface PolicyWorld {
  /** "file", or "git:REF" when files are those of a commit. */
  readonly source: string;
  /** Text of a file, by its path as seen from where the run works; null when there is none. */
  read(path: string): Promise<string | null>;
  /** What `${VAR}` and `${file:/path}` stand for; null leaves them as they are written. */
  readonly variables: Variables | null;
}

export interface Variables {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Text of a secret's file; null when there is none. */
  secret(path: string): Promise<string | null>;
}

/** A world in which there is nothing but the policy itself. */
export const emptyWorld: PolicyWorld = { source: "file", read: async () => null, variables: null };
