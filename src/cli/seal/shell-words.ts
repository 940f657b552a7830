import { fault } from "../../errors.js";

/** The words of a command line that `shellWord` wrote. Throws EH100 for anything that a shell would do more with than take it apart. */
export function shellWords(line: string): readonly string[] {
  const words: string[] = [];
  let word: string | null = null;
  for (let at = 0; at < line.length; at++) {
    const sign = line[at]!;
    if (sign === " ") {
      if (word !== null) words.push(word);
      word = null;
    } else if (sign === "'") {
      const end = line.indexOf("'", at + 1);
      if (end === -1) throw unreadable(line);
      word = (word ?? "") + line.slice(at + 1, end);
      at = end;
    } else if (sign === "\\" && line[at + 1] === "'") {
      word = `${word ?? ""}'`;
      at++;
    } else if (/[\w@%+=:,./-]/.test(sign)) word = (word ?? "") + sign;
    else throw unreadable(line);
  }
  return word === null ? words : [...words, word];
}

const unreadable = (line: string) =>
  fault("EH100", "the command line in the result cannot be read back", {
    evidence: [line],
    help: ["repeat the audit by hand and compare: evenhand compare OLD NEW"],
  });
