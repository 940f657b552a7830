import { join } from "node:path";
import { fault } from "../../errors.js";
import { renderVerification } from "../../renderers/terminal/verification.js";
import { verifySeal } from "../../seals/verify-seal.js";
import { textAt } from "../policy-files.js";
import type { CommonFlags, Session } from "../session.js";
import { authoritiesIn, stampOf } from "../timestamp/stamps.js";
import { bytesAt, findManifest } from "./find-manifest.js";
import { trustedKeys } from "./trusted-keys.js";

export interface VerifyFlags extends CommonFlags {
  readonly keys?: readonly string[];
  readonly require?: readonly string[];
  readonly twoPerson?: boolean;
  readonly digest?: string;
  readonly tsaCa?: readonly string[];
  readonly requireTimestamp?: boolean;
}

/** `evenhand verify`: whether these are the files that were sealed, and who signed; 0 yes, 1 no. */
export async function verify(path: string, flags: VerifyFlags, session: Session): Promise<number> {
  const { require: roles = [], twoPerson = false, digest } = flags;
  if (flags.keys === undefined && (roles.length > 0 || twoPerson))
    throw fault("EH200", `${roles.length > 0 ? "--require" : "--two-person"} needs --keys: anybody can make a key and sign with it`, {
      help: ["--keys keys/ for a folder of public keys", "--keys validator=validator.pub.pem"],
    });
  if (digest !== undefined && !/^[0-9a-f]{64}$/i.test(digest))
    throw fault("EH200", `--digest cannot be "${digest}": it is a SHA-256 in 64 hexadecimal digits`);
  const keys = await trustedKeys(flags.keys ?? []);
  const found = await findManifest(path);
  const authorities = await authoritiesIn(flags.tsaCa ?? []);
  const stamps = await Promise.all([found.path, found.signaturesPath].map((file) => stampOf(file, authorities)));
  const verification = await verifySeal({
    name: found.name,
    text: found.text,
    bundle: await textAt(found.signaturesPath),
    read: (file) => bytesAt(join(found.folder, file)),
    keys,
    roles,
    twoPeople: twoPerson,
    expected: digest?.toLowerCase() ?? null,
    timestamps: stamps.filter((stamp) => stamp !== null),
    timestampRequired: flags.requireTimestamp ?? false,
  });
  if (session.json) session.out(`${JSON.stringify(verification, null, 2)}\n`);
  else session.out(renderVerification(verification, { screen: session.outScreen, quiet: session.quiet }));
  return verification.answer === "yes" ? 0 : 1;
}
