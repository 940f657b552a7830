/**
 * Text that Markdown, GitHub and GitLab show as it is: no markup, no HTML, no mention of a user, no link to an issue or address.
 *
 * An empty comment inside `@name`, `#1`, `www.` and `://` breaks what would become a link; it is not shown.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]|~$]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[@#!](?=[\w-])|\bwww(?=\.)|:(?=\/\/)/gi, "$&<!-- -->")
    .replace(/[\r\n]+/g, " ")
    .replace(/^(\s*)([-+=])(?=\s|$)/, "$1\\$2")
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, "$1\\$2");
}

/** Code between fences that its own backticks cannot close. */
export function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}
