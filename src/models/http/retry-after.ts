/**
 * Seconds after which a server wants to be asked again: a number, or a date, which is measured from the server's own date, so that no
 * clock of this machine is read. null when it does not say.
 *
 * @source RFC 9110 (2022), §10.2.3
 */
export function retryAfter(headers: Headers): number | null {
  const text = headers.get("retry-after")?.trim();
  if (text === undefined || text === "") return null;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  const seconds = (Date.parse(text) - Date.parse(headers.get("date") ?? "")) / 1000;
  return Number.isNaN(seconds) ? null : Math.max(0, seconds);
}
