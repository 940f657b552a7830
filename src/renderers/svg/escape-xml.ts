const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text that is safe in an element and in a quoted attribute. */
export const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character]!);
