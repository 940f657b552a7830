import { resolve } from "node:path";
import { fault } from "../errors.js";
import { renderers } from "../renderers/index.js";
import { suggest } from "../suggest.js";

/** One thing to write: in which format, and where; path "-" is standard output. */
export interface OutputTarget {
  readonly format: string;
  readonly path: string;
}

const formats: readonly string[] = renderers.map(({ id }) => id);

/** The targets of all `-o` flags; `--json` is one more. Two outputs at one place are refused. */
export function outputTargets(texts: readonly string[], json: boolean): readonly OutputTarget[] {
  const targets = texts.map(outputTarget);
  if (json && !targets.some(({ format, path }) => format === "json" && path === "-")) targets.push({ format: "json", path: "-" });
  const places = targets.map(({ path }) => (path === "-" ? path : resolve(path)));
  const twice = places.findIndex((place, i) => places.indexOf(place) !== i);
  if (twice !== -1)
    throw fault("EH200", `two outputs go to ${targets[twice]!.path === "-" ? "standard output" : targets[twice]!.path}`, {
      help: ["give each -o a path of its own"],
    });
  return targets;
}

/** `report.html` by its extension, `json:out` by its prefix, `summary:out.pdf` by both. One letter before a colon is a Windows drive. */
function outputTarget(text: string): OutputTarget {
  const [, prefix, rest] = /^([a-z][a-z0-9-]+):(.*)$/.exec(text) ?? [];
  if (prefix !== undefined) {
    if (!formats.includes(prefix)) throw unknownFormat(prefix);
    if (rest === "") throw fault("EH200", `-o ${text} names no path`, { help: [`-o ${prefix}:out/results.${prefix}`] });
    return { format: rest!.toLowerCase().endsWith(".pdf") && formats.includes(`${prefix}-pdf`) ? `${prefix}-pdf` : prefix, path: rest! };
  }
  // The longest ending first: .codequality.json is not plain .json.
  const found = [...renderers]
    .sort((a, b) => b.extension.length - a.extension.length)
    .find(({ extension }) => text.toLowerCase().endsWith(extension) || (extension === ".html" && /\.htm$/i.test(text)));
  if (found === undefined) {
    throw fault("EH200", `-o ${text}: the format cannot be told from the name`, {
      help: [`-o json:${text}`, `extensions: ${renderers.map(({ extension }) => extension).join(" ")}`],
    });
  }
  return { format: found.id, path: text };
}

function unknownFormat(name: string) {
  const near = suggest(name, formats);
  return fault("EH200", `there is no output format "${name}"`, {
    help: [near === null ? `formats: ${formats.join(", ")}` : `did you mean ${near}?`],
  });
}
