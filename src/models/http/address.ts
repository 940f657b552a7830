import { fault } from "../../errors.js";

/** The address of a model, as it was given. Throws EH200 for what is no address of HTTP. */
export function addressOf(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address !== null && (address.protocol === "http:" || address.protocol === "https:") && address.hash === "") return address;
  throw fault("EH200", `${JSON.stringify(url.slice(0, 60))} is no address of a model over HTTP`, {
    help: ["--model mlflow:http://127.0.0.1:5000", "--model kserve-v2:http://127.0.0.1:8080/v2/models/NAME"],
  });
}

/** An address as it may be shown: without user, password and query, which can hold secrets. */
export const shownAddress = ({ protocol, host, pathname }: URL): string => `${protocol}//${host}${pathname}`;

/** The address with more after its path; its query stays. */
export function under(address: URL, more: string): URL {
  const longer = new URL(address);
  longer.pathname = longer.pathname.replace(/\/+$/, "") + more;
  return longer;
}

/** The headers of everything that is sent there: those given, and the user and password of the address. */
export function headersFor(address: URL, given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { username, password } = address;
  if (username === "" && password === "") return given;
  const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64");
  return { authorization: `Basic ${login}`, ...given };
}

/** What must not be shown: values of headers, their last words, user, password and query. */
export function secretsIn(address: URL, headers: Readonly<Record<string, string>>): readonly string[] {
  const parts = [...Object.values(headers), ...Object.values(headers).map((value) => value.split(" ").at(-1)!)];
  return [...parts, decodeURIComponent(address.username), decodeURIComponent(address.password), ...address.searchParams.values()]
    .filter((secret) => secret.length >= 4)
    .sort((a, b) => b.length - a.length);
}

export const redacted = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((shown, secret) => shown.replaceAll(secret, "***"), text);
