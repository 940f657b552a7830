/** A browser that may print: where it is and how to start it. */
export interface Candidate {
  readonly source: string;
  readonly executablePath: string;
  /** "shell" for the headless-only build, which has no other mode. */
  readonly headless: true | "shell";
  readonly env: Readonly<Record<string, string>>;
}

/** A place that was looked at in vain. */
export interface Absent {
  readonly source: string;
  readonly reason: string;
}

export const isCandidate = (found: Candidate | Absent): found is Candidate => "executablePath" in found;

/** How a browser is started is told from its name: the shell builds are called so. */
export const headlessMode = (executablePath: string): Candidate["headless"] => (/headless[-_]shell/.test(executablePath) ? "shell" : true);
