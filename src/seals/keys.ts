import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { fault } from "../errors.js";

/** A pair as files hold it: PKCS #8 and SubjectPublicKeyInfo in PEM, which openssl reads. */
export interface KeyPair {
  readonly privatePem: string;
  readonly publicPem: string;
  readonly fingerprint: string;
}

/** A new Ed25519 pair (RFC 8032); the private one is encrypted (PBES2, AES-256) when there is a passphrase. */
export function newKeyPair(passphrase: string | null): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const encryption = passphrase === null ? {} : { cipher: "aes-256-cbc", passphrase };
  return {
    privatePem: privateKey.export({ type: "pkcs8", format: "pem", ...encryption }) as string,
    publicPem: publicPemOf(publicKey),
    fingerprint: fingerprintOf(publicKey),
  };
}

/** The private key in a file. Throws EH501, which never holds the key or the passphrase. */
export function readPrivateKey(pem: string, passphrase: string | null, path: string): KeyObject {
  if (/ENCRYPTED/.test(pem) && passphrase === null)
    throw fault("EH501", `${path} is encrypted and no passphrase was given`, {
      help: ["EVENHAND_KEY_PASSPHRASE in the environment", "--passphrase-file FILE"],
    });
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: pem, format: "pem", ...(passphrase !== null && { passphrase }) });
  } catch {
    throw fault("EH501", `${path} cannot be read as a private key${passphrase === null ? "" : ", or its passphrase is another one"}`, {
      help: ["evenhand keygen KEY writes KEY.pem and KEY.pub.pem"],
    });
  }
  return ofEd25519(key, path);
}

/** The public key in a file. Throws EH501 when there is none, and for a private key, which no verifier should have. */
export function readPublicKey(pem: string, path: string): KeyObject {
  if (/PRIVATE KEY/.test(pem))
    throw fault("EH501", `${path} holds a private key, where the public one belongs`, { help: ["give KEY.pub.pem"] });
  try {
    return ofEd25519(createPublicKey({ key: pem, format: "pem" }), path);
  } catch (cause) {
    throw fault("EH501", `${path} cannot be read as a public key of Ed25519`, { cause, help: ["give KEY.pub.pem"] });
  }
}

function ofEd25519(key: KeyObject, path: string): KeyObject {
  if (key.asymmetricKeyType !== "ed25519")
    throw fault("EH501", `${path} is a key of ${key.asymmetricKeyType ?? "an unknown kind"}, and signatures here are of Ed25519`, {
      help: ["evenhand keygen KEY makes one"],
    });
  return key;
}

export const publicPemOf = (key: KeyObject): string =>
  (key.type === "private" ? createPublicKey(key) : key).export({ type: "spki", format: "pem" }) as string;

/** SHA-256 in hex of the public key in DER: `openssl pkey -pubin -in KEY.pub.pem -outform DER | openssl dgst -sha256`. */
export function fingerprintOf(key: KeyObject): string {
  const der = (key.type === "private" ? createPublicKey(key) : key).export({ type: "spki", format: "der" });
  return createHash("sha256").update(der).digest("hex");
}
