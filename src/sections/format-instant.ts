/**
 * An ISO 8601 instant to the minute: "2026-11-22 14:03 UTC".
 *
 * Anything else is returned as it is, for a result may have been written by another tool.
 */
export function formatInstant(iso: string): string {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::[\d.]+)?Z$/.exec(iso);
  return match ? `${match[1]} ${match[2]} UTC` : iso;
}
