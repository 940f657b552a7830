import { dirname, join } from "node:path";
import type { PolicyWorld } from "./policy-world.js";

const exact = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;

/**
 * The file that `npm:PACKAGE` or `npm:PACKAGE/FILE.yml` means: in the nearest node_modules, of the exact version that package.json asks for.
 *
 * A range would let a limit change without a change in the repository.
 */
export async function npmPolicyPath(
  name: string,
  folder: string,
  world: PolicyWorld,
): Promise<{ readonly path: string } | { readonly why: string; readonly help: readonly string[] }> {
  const [, packageName, file = "evenhand.yml"] = /^((?:@[a-z0-9._~-]+\/)?[a-z0-9_~-][a-z0-9._~-]*)(?:\/([^@]+\.ya?ml))?$/.exec(name) ?? [];
  if (packageName === undefined || file.split("/").includes(".."))
    return { why: "not the name of an npm package, perhaps with a file in it", help: ["npm:@acme/fairness-policy"] };
  const asked = await manifestAbove(folder, world, packageName);
  if (asked === null) return { why: `${packageName} is not in package.json`, help: [`npm install --save-dev --save-exact ${packageName}`] };
  if (!exact.test(asked.version))
    return {
      why: `package.json asks for ${packageName} ${asked.version}, which is not one exact version`,
      help: [`npm install --save-dev --save-exact ${packageName}`],
    };
  const installed = await manifest(join(asked.folder, "node_modules", packageName), world);
  if (installed?.version !== asked.version)
    return {
      why: `${packageName} ${asked.version} is not installed${installed?.version === undefined ? "" : `, but ${installed.version}`}`,
      help: ["npm ci"],
    };
  return { path: join(asked.folder, "node_modules", packageName, file) };
}

interface Manifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

async function manifest(folder: string, world: PolicyWorld): Promise<Manifest | null> {
  const text = await world.read(join(folder, "package.json"));
  if (text === null) return null;
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    return null;
  }
}

/** The nearest package.json upward that asks for the package. */
async function manifestAbove(folder: string, world: PolicyWorld, name: string) {
  // Relative folders end at ".", from which ".." still leads on; a repository is not deeper than this.
  let at = folder;
  for (let level = 0; level < 32; level++) {
    const found = await manifest(at, world);
    const version = found?.dependencies?.[name] ?? found?.devDependencies?.[name] ?? found?.optionalDependencies?.[name];
    if (version !== undefined) return { folder: at, version };
    const up = at === "." || at.endsWith("..") ? join(at, "..") : dirname(at);
    if (up === at) return null;
    at = up;
  }
  return null;
}
