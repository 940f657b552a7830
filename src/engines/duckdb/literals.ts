/** A text as an SQL literal. A NUL would end the statement's text, so it is put in by its number. */
export const textLiteral = (text: string): string =>
  text.includes("\0") ? `(${text.split("\0").map(quoted).join(" || chr(0) || ")})` : quoted(text);

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A number as an SQL literal of type DOUBLE, to the last bit. */
export const numberLiteral = (value: number): string => `'${value}'::DOUBLE`;

/** Several literals as an SQL list. */
export const listLiteral = (items: readonly string[]): string => `[${items.join(", ")}]`;

/** Whether a text can be in the database at all: lone surrogates have no UTF-8. */
export const isStorable = (text: string): boolean => !/\p{Surrogate}/u.test(text);
