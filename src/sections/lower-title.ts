/** A title inside a sentence: its first word in lower case unless it is an abbreviation. Example: "True positive rate" → "true positive rate", "BPSN AUC" stays. */
export const lowerTitle = (title: string): string =>
  /^[A-Z][a-z]+(\s|$)/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
