import type { CommanderError } from "commander";
import { type EvenhandError, fault } from "../errors.js";

/** What commander could not read, as a message of ours. */
export function usageFault(error: CommanderError, argv: readonly string[]): EvenhandError {
  const [first, ...rest] = error.message.replace(/^error: /, "").split("\n");
  const near = /Did you mean (?:one of )?(.+?)\?/.exec(rest.join(" "))?.[1];
  const command = argv.find((word) => !word.startsWith("-"));
  const help = command === undefined || error.code === "commander.unknownCommand" ? "evenhand --help" : `evenhand ${command} --help`;
  const message = wrongValue(first!) ?? first!.replaceAll("'", '"').replace(/\.$/, "");
  return fault("EH200", message, { help: near === undefined ? [help] : [`did you mean ${near}?`, help] });
}

/** "option '-o, --output <path>' argument 'x' is invalid. Why." → "--output cannot be "x": why". */
function wrongValue(text: string): string | null {
  const [, flag, value, why] = /^option '(?:-\w, )?(-[^ ']+).*?' argument '(.*)' is invalid\. (.*?)\.?$/.exec(text) ?? [];
  return flag === undefined ? null : `${flag} cannot be "${value}": ${why!.charAt(0).toLowerCase()}${why!.slice(1)}`;
}
