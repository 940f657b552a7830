import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Runs openssl in a folder; throws when it says no. */
export const openssl = (folder: string, line: string): string =>
  execFileSync("openssl", line.split(" "), { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** A time-stamping authority of openssl in a folder: ca.pem, tsa.pem, and `answer`, which turns a request into a response. */
export function opensslAuthority(
  folder: string,
  { usage = "critical,timeStamping", key = "rsa:2048" } = {},
): { answer(request: string, response: string): void } {
  writeFileSync(
    join(folder, "tsa.cnf"),
    `[req]
distinguished_name = dn
prompt = no
[dn]
CN = Test Root
[root]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign
[stamp]
extendedKeyUsage = ${usage}
[tsa]
default_tsa = t
[t]
serial = serial
signer_cert = tsa.pem
certs = ca.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.3.6.1.4.1.13762.3
digests = sha256
ess_cert_id_alg = sha256
`,
  );
  writeFileSync(join(folder, "serial"), "01\n");
  const newKey = key === "ec" ? "-newkey ec -pkeyopt ec_paramgen_curve:P-256" : `-newkey ${key}`;
  openssl(folder, `req -x509 ${newKey} -nodes -keyout ca.key -out ca.pem -config tsa.cnf -extensions root -days 30`);
  openssl(folder, `req -new ${newKey} -nodes -keyout tsa.key -out tsa.csr -config tsa.cnf -subj /CN=Test_Stamps`);
  openssl(
    folder,
    "x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out tsa.pem -extfile tsa.cnf -extensions stamp -days 20",
  );
  return {
    answer(request, response) {
      openssl(folder, `ts -reply -config tsa.cnf -queryfile ${request} -out ${response}`);
      readFileSync(join(folder, response));
    },
  };
}
