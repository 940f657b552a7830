import type { Verification } from "./verification.js";

type Found = Pick<Verification, "files" | "inputs" | "signatures" | "timestamps"> & {
  /** Whether the manifest was compared with a digest that the verifier held. */
  readonly expected: boolean;
};

/** What a seal that holds shows, in sentences for whoever relies on it. */
export function proven({ files, inputs, signatures, timestamps, expected }: Found): readonly string[] {
  const same = inputs.filter(({ status }) => status === "same").length;
  return [
    `${files.length === 1 ? "The file is" : `Each of the ${files.length} files is`}, byte for byte, the one that the manifest lists.`,
    ...(same > 0
      ? [
          `Of ${inputs.length} ${inputs.length === 1 ? "file that was" : "files that were"} read, ${same} ${same === 1 ? "is" : "are"} here and unchanged.`,
        ]
      : []),
    ...(expected ? ["The manifest is the one whose digest you hold."] : []),
    ...signatures.flatMap(({ status, role, name, statement, fingerprint }) =>
      status === "trusted" || status === "unknown_key"
        ? [`The holder of key ${fingerprint!.slice(0, 16)} signed as ${role}${name === null ? "" : ` (${name})`}: “${statement}”`]
        : [],
    ),
    ...timestamps.flatMap(({ status, of, time, authority }) =>
      status === "trusted" ? [`${of} existed before ${time}, as ${authority} says.`] : [],
    ),
  ];
}

/** What it does not show. Nothing here is small print: each line is what a reader may otherwise assume. */
export function notProven({ inputs, signatures, timestamps, expected }: Found): readonly string[] {
  const trusted = signatures.some(({ status }) => status === "trusted");
  const stamped = timestamps.some(({ status }) => status === "trusted");
  const unseen = inputs.filter(({ status }) => status === "missing").length;
  return [
    ...(!trusted && !expected
      ? ["No trusted key signed and no digest was compared, so whoever can write these files could have replaced all of them together."]
      : []),
    ...(signatures.some(({ status }) => status === "unknown_key")
      ? ["Whose the keys are that nobody vouched for: a name in a signature is what the signer typed."]
      : []),
    ...(stamped ? [] : ["When it was signed or written: the dates are those of the machines that wrote them."]),
    ...(unseen > 0 ? [`Anything of what was read and is not here: ${unseen} of ${inputs.length}.`] : []),
    "That the data are true or complete, that the right model was audited, or that the numbers mean what the policy assumes.",
    "That no other audit was made before and thrown away.",
  ];
}
