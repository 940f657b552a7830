import type { Command, Option } from "commander";
import { fault } from "../errors.js";
import { suggest } from "../suggest.js";

/** A command and the words that may follow it. */
interface Completable {
  readonly name: string;
  readonly description: string;
  /** Commands of its own. */
  readonly commands: readonly string[];
  readonly flags: readonly {
    readonly word: string;
    readonly description: string;
    readonly choices: readonly string[];
    readonly takesValue: boolean;
  }[];
}

const shells = { bash, zsh, fish, powershell } as const;

/** A completion script for a shell, made of the command tree itself. */
export function completionScript(shell: string, program: Command): string {
  if (!Object.hasOwn(shells, shell)) {
    const names = Object.keys(shells);
    const near = suggest(shell, names);
    throw fault("EH200", `there is no completion for "${shell}"`, {
      help: [near === null ? `shells: ${names.join(", ")}` : `did you mean ${near}?`],
    });
  }
  return shells[shell as keyof typeof shells](commandsOf(program));
}

function commandsOf(program: Command): readonly Completable[] {
  return program.commands
    .filter((command) => command.name() !== "help")
    .map((command) => ({
      name: command.name(),
      description: command.description(),
      commands: command.commands.map((one) => one.name()),
      flags: ownOptions(command)
        .filter(({ long, short }) => (long ?? short) !== undefined)
        .map((option) => ({
          word: (option.long ?? option.short)!,
          description: option.description,
          choices: option.argChoices ?? [],
          takesValue: option.required || option.optional,
        })),
    }));
}

/** The flags of a command and of those under it, each once; hidden ones are not offered. */
const ownOptions = (command: Command): readonly Option[] => [
  ...new Map(
    [command, ...command.commands].flatMap(({ options }) =>
      options.filter(({ hidden }) => !hidden).map((one) => [one.flags, one] as const),
    ),
  ).values(),
];

function bash(commands: readonly Completable[]): string {
  const cases = commands.map(({ name, flags }) => `    ${name}) words="${flags.map(({ word }) => word).join(" ")}" ;;`);
  const choices = choicesOf(commands).map(
    ([word, values]) => `    ${word}) COMPREPLY=($(compgen -W "${values.join(" ")}" -- "$current")); return ;;`,
  );
  const parents = commands
    .filter((one) => one.commands.length > 0)
    .map((one) => `      ${one.name}) COMPREPLY=($(compgen -W "${one.commands.join(" ")}" -- "$current")); return ;;`);
  return `# evenhand completion for bash
_evenhand() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(" ")} help --help --version" -- "$current"))
    return
  fi
  case "$previous" in
${choices.join("\n")}
  esac
  case "\${COMP_WORDS[1]}" in
${cases.join("\n")}
  esac
  if [ "$COMP_CWORD" -eq 2 ]; then
    case "\${COMP_WORDS[1]}" in
${parents.join("\n")}
    esac
  fi
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$words --help" -- "$current")) ;;
    *) COMPREPLY=($(compgen -f -- "$current")) ;;
  esac
}
complete -o filenames -F _evenhand evenhand
`;
}

function zsh(commands: readonly Completable[]): string {
  const quoted = (text: string): string => text.replace(/['[\]:\\]/g, (sign) => (sign === "'" ? "'\\''" : `\\${sign}`));
  const cases = commands.map(({ name, flags, commands: subcommands }) => {
    const lines = flags.map(({ word, description, choices, takesValue }) => {
      const value = !takesValue ? "" : choices.length > 0 ? `:value:(${choices.join(" ")})` : ":value:_files";
      return `      '*${word}[${quoted(description)}]${value}'`;
    });
    const rest = subcommands.length === 0 ? "'*:file:_files'" : `'1:command:(${subcommands.join(" ")})' '*:file:_files'`;
    return `    ${name}) _arguments \\\n${lines.join(" \\\n")} \\\n      ${rest} ;;`;
  });
  const names = commands.map(({ name, description }) => `    '${name}:${quoted(description)}'`);
  return `#compdef evenhand
# evenhand completion for zsh
_evenhand() {
  local -a commands
  commands=(
${names.join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join("\n")}
  esac
}
compdef _evenhand evenhand
`;
}

function fish(commands: readonly Completable[]): string {
  const quoted = (text: string): string => `'${text.replace(/[\\']/g, (sign) => `\\${sign}`)}'`;
  const lines = commands.flatMap(({ name, description, flags, commands: subcommands }) => [
    `complete -c evenhand -n __fish_use_subcommand -f -a ${name} -d ${quoted(description)}`,
    ...(subcommands.length === 0
      ? []
      : [`complete -c evenhand -n '__fish_seen_subcommand_from ${name}' -f -a ${quoted(subcommands.join(" "))}`]),
    ...flags.map(({ word, description: text, choices, takesValue }) => {
      const flag = word.startsWith("--") ? `-l ${word.slice(2)}` : `-s ${word.slice(1)}`;
      const value = !takesValue ? "" : choices.length > 0 ? ` -x -a ${quoted(choices.join(" "))}` : " -r";
      return `complete -c evenhand -n '__fish_seen_subcommand_from ${name}' ${flag}${value} -d ${quoted(text)}`;
    }),
  ]);
  return `# evenhand completion for fish\n${lines.join("\n")}\n`;
}

function powershell(commands: readonly Completable[]): string {
  const list = (words: readonly string[]): string => `@(${words.map((word) => `'${word}'`).join(", ")})`;
  const cases = commands.map(
    ({ name, flags, commands: subcommands }) => `    '${name}' = ${list([...subcommands, ...flags.map(({ word }) => word), "--help"])}`,
  );
  return `# evenhand completion for PowerShell
Register-ArgumentCompleter -Native -CommandName evenhand -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $flags = @{
${cases.join("\n")}
  }
  $words = $commandAst.CommandElements | ForEach-Object { $_.ToString() }
  $candidates = if ($words.Count -gt 1 -and $flags.ContainsKey($words[1])) { $flags[$words[1]] } else { ${list(commands.map(({ name }) => name))} }
  $candidates | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;
}

/** Flags with a fixed set of values, each once. */
function choicesOf(commands: readonly Completable[]): readonly (readonly [string, readonly string[]])[] {
  const found = new Map(
    commands.flatMap(({ flags }) => flags.filter(({ choices }) => choices.length > 0).map(({ word, choices }) => [word, choices] as const)),
  );
  return [...found];
}
