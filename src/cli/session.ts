import type { Screen } from "../renderers/terminal/screen.js";

/** Flags that every command takes. */
export interface CommonFlags {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  /** False after `--no-progress`, `--no-color`, `--no-input`. */
  readonly progress?: boolean;
  readonly color?: boolean;
  readonly input?: boolean;
  readonly ascii?: boolean;
  readonly yes?: boolean;
  /** Write what is there when the run is stopped. */
  readonly partial?: boolean;
  /** Folder to work in. */
  readonly C?: string;
}

/** Where a command speaks and what it may expect of the other side. Results go to `out`, everything else to `err`. */
export interface Session {
  out(text: string | Uint8Array): void;
  err(text: string): void;
  readonly outScreen: Screen;
  readonly errScreen: Screen;
  /** Whether somebody is there to answer. */
  readonly interactive: boolean;
  /** Whether progress may be drawn over. */
  readonly animate: boolean;
  readonly progress: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly json: boolean;
  readonly yes: boolean;
  /** Fires at Ctrl-C. */
  readonly signal: AbortSignal;
  /** The command line that repeats the run. */
  readonly commandLine: string;
}

interface World {
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly signal: AbortSignal;
  readonly commandLine: string;
}

const widest = 100;
const usual = 80;
const narrowest = 40;

/** The session of one run: per-stream colour, width and whether questions can be asked. */
export function sessionOf(flags: CommonFlags, world: World): Session {
  const { env, stdin, stdout, stderr } = world;
  const ascii = flags.ascii ?? false;
  const screenOf = (stream: NodeJS.WriteStream): Screen => ({
    width: widthOf(stream, env),
    color: hasColor(stream, flags, env),
    symbols: ascii || env.TERM === "dumb" || env.TERM === "linux" ? "ascii" : "unicode",
  });
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    outScreen: screenOf(stdout),
    errScreen: screenOf(stderr),
    interactive: stdin.isTTY === true && stderr.isTTY === true && flags.input !== false && !isCi(env) && !flags.yes,
    animate: stderr.isTTY === true && env.TERM !== "dumb" && !isCi(env),
    progress: flags.progress !== false && !flags.quiet,
    quiet: flags.quiet ?? false,
    verbose: flags.verbose ?? false,
    json: flags.json ?? false,
    yes: flags.yes ?? false,
    signal: world.signal,
    commandLine: world.commandLine,
  };
}

/** CI=false and CI=0 are what people write to turn it off. */
export const isCi = ({ CI }: NodeJS.ProcessEnv): boolean => CI !== undefined && !["", "0", "false"].includes(CI.toLowerCase());

function widthOf(stream: NodeJS.WriteStream, { COLUMNS }: NodeJS.ProcessEnv): number {
  const said = Number(COLUMNS);
  const width = Number.isInteger(said) && said > 0 ? said : stream.isTTY ? stream.columns : usual;
  return Math.max(narrowest, Math.min(widest, width || usual));
}

/** A flag decides, then FORCE_COLOR, then NO_COLOR, then whether there is a terminal. */
function hasColor(stream: NodeJS.WriteStream, { color }: CommonFlags, { NO_COLOR, FORCE_COLOR, TERM }: NodeJS.ProcessEnv): boolean {
  if (color === false) return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== "") return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  return stream.isTTY === true && TERM !== "dumb";
}
