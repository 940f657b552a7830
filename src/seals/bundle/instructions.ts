import { IN_TOTO } from "../envelope.js";
import type { Bundled, SignatureParts } from "./bundle.js";

/** How an auditor checks a bundle with openssl 3 and a POSIX shell: commands that print what is said beside them, and what they do not show. */
export function instructions(bundled: Bundled, signatures: readonly SignatureParts[]): string {
  const parts = [
    ["# How to check this audit without evenhand", introduction],
    ["## 1. Who signed", signatures.length === 0 ? "Nobody signed these files." : signatures.map(signatureSteps).join("\n\n")],
    ["## 2. That these are the files that were signed", filesSteps(bundled, signatures)],
    ...(bundled.stamped.length > 0 ? [["## 3. When they existed", stampSteps(bundled)]] : []),
    ...(bundled.log === null ? [] : [["## What was done, in order", LOG_STEPS]]),
    ["## What all of this does not show", limits(bundled, signatures)],
  ];
  return `${parts.map((part) => part.join("\n\n")).join("\n\n")}\n`;
}

const introduction =
  "You need openssl 3 and a shell. Run the commands in this folder. Each prints what stands below it; anything else means that something was changed.\n\n" +
  "The commands are only as good as this page: whoever can change the files can change it too. Read what they do, or type them from your own notes.";

const block = (...lines: readonly string[]): string => `\`\`\`sh\n${lines.join("\n")}\n\`\`\``;

/** Text of a signer on one line, with nothing that Markdown would read as more than text. */
const told = (text: string): string => text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>#|]/g, "\\$&");
const quoted = (path: string): string => `'${path.replaceAll("'", "'\\''")}'`;

function signatureSteps({ folder, role, name, statement, signedAt, fingerprint, payloadBytes }: SignatureParts): string {
  const header = `DSSEv1 ${IN_TOTO.length} ${IN_TOTO} ${payloadBytes} `;
  return [
    `### As ${told(role)}${name === null ? "" : `: ${told(name)}`}`,
    `Says: “${told(statement)}” Dated ${told(signedAt)} by the signer's machine.`,
    "The key is that of the person whom you think of, if this prints the fingerprint that they gave you themself:",
    block(`openssl pkey -pubin -in ${folder}/public-key.pem -outform DER | openssl dgst -sha256 -r | cut -c1-64`),
    `    ${fingerprint}`,
    "The key signed the message:",
    block(
      `openssl pkeyutl -verify -pubin -inkey ${folder}/public-key.pem -rawin -in ${folder}/message.bin -sigfile ${folder}/signature.bin`,
    ),
    "    Signature Verified Successfully",
    "The message is the statement in `payload.json`, which you can read, behind a header:",
    block(`{ printf '${header}'; cat ${folder}/payload.json; } | cmp - ${folder}/message.bin && echo same`),
    "    same",
  ].join("\n\n");
}

function filesSteps({ sealed, manifestPath }: Bundled, signatures: readonly SignatureParts[]): string {
  const listed = sealed.filter(({ path }) => !/\.(intoto\.jsonl|tsq|tsr)$/.test(path));
  const within = signatures.length > 0 ? `${signatures[0]!.folder}/payload.json` : manifestPath;
  const words =
    signatures.length > 0
      ? "The digest of every file stands in the statement that was signed (other signatures are of the same files: repeat it with their `payload.json`)."
      : "The digest of every file stands in the manifest. Nobody signed it: compare the manifest's own digest with one that you hold from elsewhere.";
  const files = signatures.length > 0 ? listed : listed.filter(({ path }) => path !== manifestPath);
  return [
    words,
    ...files.flatMap(({ path }) => [
      block(`grep -q "$(openssl dgst -sha256 -r ${quoted(path)} | cut -c1-64)" ${quoted(within)} && echo same`),
      "    same",
    ]),
  ].join("\n\n");
}

function stampSteps({ stamped, authorities }: Bundled): string {
  const file = authorities === "" ? "AUTHORITY.pem" : "authorities.pem";
  return [
    authorities === ""
      ? "Get the authority's certificate from the authority and name it in place of AUTHORITY.pem."
      : "Whether `authorities.pem` holds the authority's own certificate is for you to find out from the authority.",
    ...stamped.flatMap((path) => [
      block(`openssl ts -verify -data ${quoted(path)} -in ${quoted(`${path}.tsr`)} -CAfile ${file} 2>/dev/null`),
      "    Verification: OK",
      block(`openssl ts -reply -in ${quoted(`${path}.tsr`)} -text 2>/dev/null | grep 'Time stamp'`),
    ]),
  ].join("\n\n");
}

/** Keys of an entry are sorted, so that taking the hash out leaves what it is of. */
const LOG_STEPS = [
  "Every line of `audit-log.jsonl` holds the hash of the line before. This prints how many lines hold:",
  block(
    `prev=$(printf '%064d' 0); held=0`,
    `while IFS= read -r line; do`,
    `  rest=$(printf '%s\\n' "$line" | sed 's/"hash":"[0-9a-f]*",//')`,
    `  hash=$(printf '%s\\n%s' "$prev" "$rest" | openssl dgst -sha256 -r | cut -c1-64)`,
    `  case "$line" in *"\\"hash\\":\\"$hash\\""*"\\"prev\\":\\"$prev\\""*) held=$((held + 1)); prev=$hash ;; *) break ;; esac`,
    `done < audit-log.jsonl`,
    `echo "$held of $(grep -c '' audit-log.jsonl) lines hold, head $prev"`,
  ),
  "Whoever wrote the log could have written all of it anew. Compare the head with one that was kept elsewhere.",
].join("\n\n");

function limits({ stamped }: Bundled, signatures: readonly SignatureParts[]): string {
  const lines = [
    ...(signatures.length === 0
      ? ["Who made these files: nobody signed."]
      : ["Whose the keys are. Names are what the signers typed; fingerprints come from the people."]),
    ...(stamped.length === 0 ? ["When it was: dates are those of the machines that wrote them."] : []),
    "That the data are true or complete, or that they are those that the model met in use. They are not in this bundle; their digests are in the manifest.",
    "That the right model was audited, or that the numbers mean what the policy assumes.",
    "That no other audit was made before and thrown away.",
  ];
  return lines.map((line) => `- ${line}`).join("\n");
}
