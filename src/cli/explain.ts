import { catalogue, entryOf } from "../catalogue/catalogue.js";
import type { CatalogueEntry } from "../catalogue/entry.js";
import { type ErrorCode, errorCodes } from "../error-codes.js";
import { type EvenhandError, fault } from "../errors.js";
import { wrapped } from "../renderers/terminal/display-width.js";
import { type Screen, spelledFor, styled } from "../renderers/terminal/screen.js";
import { suggest } from "../suggest.js";
import type { Session } from "./session.js";
import { type StatusWord, statusWords } from "./status-words.js";

/** `evenhand explain`: one metric, disparity, contrast, status or error code; without an id, what there is. */
export function explain(id: string | undefined, { out, outScreen, json }: Session): void {
  if (id === undefined) {
    out(json ? `${JSON.stringify(topics, null, 2)}\n` : topicList(outScreen));
    return;
  }
  const found = topicOf(id);
  out(json ? `${JSON.stringify(found.facts, null, 2)}\n` : spelledFor(`${found.lines(outScreen).join("\n")}\n`, outScreen));
}

interface Topic {
  readonly facts: unknown;
  lines(screen: Screen): readonly string[];
}

const topics: Readonly<Record<string, readonly string[]>> = {
  metrics: catalogue.filter(({ kind }) => kind === "metric").map(({ id }) => id),
  contrasts: catalogue.filter(({ kind }) => kind === "contrast").map(({ id }) => id),
  disparities: catalogue.filter(({ kind }) => kind === "disparity").map(({ id }) => id),
  individual: catalogue.filter(({ kind }) => kind === "individual").map(({ id }) => id),
  conventions: catalogue.filter(({ kind }) => kind === "convention").map(({ id }) => id),
  statuses: Object.keys(statusWords),
  errors: Object.keys(errorCodes),
};

function topicList(screen: Screen): string {
  const parts = Object.entries(topics).flatMap(([name, ids]) => [
    styled(name.charAt(0).toUpperCase() + name.slice(1), "bold", screen),
    ...wrapped(ids.join(", "), screen.width - 2).map((line) => `  ${line}`),
    "",
  ]);
  return `${[...parts, "evenhand explain ID says more about one of them; aliases such as tpr work too."].join("\n")}\n`;
}

function topicOf(id: string): Topic {
  const name = id.split("@", 1)[0]!;
  const wanted = name.toLowerCase();
  const entry = entryOf(wanted);
  if (entry !== null) return { facts: entry, lines: (screen) => entryLines(entry, screen) };
  const code = name.toUpperCase();
  if (Object.hasOwn(errorCodes, code)) return errorTopic(code as ErrorCode);
  // The terminal says UNDECIDED for it.
  const status = wanted
    .replaceAll("-", "_")
    .replaceAll(" ", "_")
    .replace(/^undecided$/, "inconclusive");
  if (Object.hasOwn(statusWords, status)) {
    const words = statusWords[status as StatusWord];
    return {
      facts: { kind: "status", id: status, explain: words },
      lines: (screen) => [styled(status, "bold", screen), ...wrapped(words, screen.width)],
    };
  }
  throw unknown(name);
}

function errorTopic(code: ErrorCode): Topic {
  const { level, exitCode, title, explain: text } = errorCodes[code];
  return {
    facts: { kind: "error", id: code, level, exitCode, title, explain: text },
    lines: (screen) => [
      styled(`${code}: ${title}`, "bold", screen),
      level === "error" ? `An error; exit code ${exitCode}.` : `A ${level}; the run goes on.`,
      "",
      ...wrapped(text, screen.width),
    ],
  };
}

function entryLines(entry: CatalogueEntry, screen: Screen): readonly string[] {
  const { id, kind, title, formula, range, ideal, needs, source, aliases } = entry;
  const [from, to] = range;
  const facts: readonly (readonly [string, string])[] = [
    ["formula", formula],
    ["range", `${from ?? "no lower limit"} to ${to ?? "no upper limit"}`],
    ["compares", entry.reference === null ? "" : `${entry.comparator}: ${entry.reference}`],
    ["reading", entry.polarity],
    ["equal", ideal === null ? "" : `${ideal} when groups are equal`],
    ["no value", `when ${entry.undefinedWhen}`],
    ["needs", needs.join(" and ")],
    ["also", aliases.join(", ")],
    ...entry.elsewhere.map(({ tool, name, is, differs }, i): readonly [string, string] => [
      i === 0 ? "others" : "",
      `${tool}: ${name} = ${is}${differs === null ? "" : `; ${differs}`}`,
    ]),
    ["source", source],
  ];
  const body = facts
    .filter(([, text]) => text !== "")
    .flatMap(([name, text]) => {
      const [first, ...rest] = wrapped(text, screen.width - 11);
      return [`  ${name.padEnd(9)}${first}`, ...rest.map((line) => " ".repeat(11) + line)];
    });
  return [styled(`${title} (${kind} ${id})`, "bold", screen), "", ...body];
}

function unknown(id: string): EvenhandError {
  const names = [...Object.values(topics).flat(), ...catalogue.flatMap(({ aliases }) => aliases)];
  const near = suggest(id, names);
  return fault("EH203", `there is nothing called "${id}" to explain`, {
    help: [near === null ? "evenhand explain lists everything" : `did you mean ${near}?`],
  });
}
