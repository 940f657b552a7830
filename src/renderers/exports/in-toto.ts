import { inputFiles } from "../../audit/input-files.js";
import type { Result } from "../../audit/result.js";

/** Files that a statement is about: data and model by their digests; the result itself when there is no file. */
export function subjectsOf({ inputs, digest }: Result): readonly object[] {
  const files = inputs.flatMap(inputFiles).flatMap(({ path, sha256 }) => (sha256 === null ? [] : [{ name: path, digest: { sha256 } }]));
  return files.length > 0 ? files : [{ name: "evenhand result, canonical form", digest: { sha256: digest } }];
}

/** The policy as a resource descriptor. Its digest is of the canonical form, which is no file, so that it is an annotation. */
export function configurationOf({ policy, run }: Result): readonly object[] {
  return policy === null
    ? [{ uri: "urn:evenhand:no-policy", annotations: { commandLine: run.commandLine } }]
    : [
        {
          uri: policy.path ?? "urn:evenhand:policy",
          ...(policy.name !== undefined && { name: policy.name }),
          annotations: { canonicalSha256: policy.sha256, packs: policy.packs },
        },
      ];
}

export const statement = (result: Result, predicateType: string, predicate: object): string =>
  `${JSON.stringify({ _type: "https://in-toto.io/Statement/v1", subject: subjectsOf(result), predicateType, predicate }, null, 2)}\n`;
