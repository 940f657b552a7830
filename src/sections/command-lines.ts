/**
 * A command in lines that a shell reads as one, so that no flag is broken where a page ends.
 *
 * Each flag begins a line, with its value; quoted words are never divided. A short command stays on one line.
 *
 * Example: evenhand audit loans.csv --sensitive 'race,a --b' → two lines, the first ends with a backslash.
 */
export function commandLines(command: string, width = 72): string {
  if (command.length <= width) return command;
  const words = command.match(/(?:'[^']*'|\\.|[^\s'\\])+/gs) ?? [command];
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || /^--?[a-z]/.test(word)) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join(" \\\n  ");
}
