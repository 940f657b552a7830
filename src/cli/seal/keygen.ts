import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { newKeyPair } from "../../seals/keys.js";
import type { CommonFlags, Session } from "../session.js";
import { passphraseOf, writeNewFile } from "./key-file.js";

export interface KeygenFlags extends CommonFlags {
  readonly passphraseFile?: string;
}

/** `evenhand keygen`: a pair of keys in two files; the private one is readable by its owner alone and never printed. */
export async function keygen(name: string, flags: KeygenFlags, session: Session): Promise<number> {
  const passphrase = await passphraseOf(flags.passphraseFile, process.env);
  const stem = name.replace(/\.pem$/, "");
  const [privatePath, publicPath] = [`${stem}.pem`, `${stem}.pub.pem`];
  await mkdir(dirname(stem), { recursive: true });
  const { privatePem, publicPem, fingerprint } = newKeyPair(passphrase);
  await writeNewFile(privatePath, privatePem, 0o600);
  await writeNewFile(publicPath, publicPem, 0o644);
  const encrypted = passphrase !== null;
  if (session.json) session.out(`${JSON.stringify({ privateKey: privatePath, publicKey: publicPath, fingerprint, encrypted }, null, 2)}\n`);
  else
    session.out(
      [
        `Private key ${plainText(privatePath)} (${encrypted ? "encrypted" : "not encrypted"}): keep it to yourself.`,
        `Public key ${plainText(publicPath)}: give it to whoever verifies, by a way they trust.`,
        `Fingerprint ${fingerprint}`,
        ...(encrypted ? [] : ["Whoever reads the private key can sign as you. EVENHAND_KEY_PASSPHRASE encrypts it."]),
        "",
      ].join("\n"),
    );
  return 0;
}
