/** What a code means to its reader: how serious it is, what the process exits with, and what `evenhand explain` says. */
export interface ErrorCodeEntry {
  readonly level: "error" | "warning" | "note";
  /** 1 the gate says no, 2 the command or policy, 3 the data, 5 the environment, 70 a bug; 0 for what does not stop a run. */
  readonly exitCode: 0 | 1 | 2 | 3 | 5 | 70;
  readonly title: string;
  /** Why it matters and what to do, in two or three sentences. */
  readonly explain: string;
}

const data = { level: "error", exitCode: 3 } as const;
const usage = { level: "error", exitCode: 2 } as const;
const environment = { level: "error", exitCode: 5 } as const;
const warning = { level: "warning", exitCode: 0 } as const;
const note = { level: "note", exitCode: 0 } as const;

/** Every message that evenhand gives has one of these codes. Codes are never reused. */
export const errorCodes = {
  EH100: {
    ...data,
    title: "the input cannot be read",
    explain:
      "The file does not exist, is not readable, or is not in the format its name or the --format flag says. Check the path, or name the format.",
  },
  EH101: {
    ...usage,
    title: "no such column",
    explain: "A role or a group names a column that the data does not have. The message lists the columns there are and the nearest name.",
  },
  EH102: {
    ...data,
    title: "two columns have the same name",
    explain:
      "When two columns share a name and differ in content, picking one would be a guess. Rename one of them, or address the second as name#2.",
  },
  EH103: {
    ...data,
    title: "the file has a single column with delimiters in its name",
    explain:
      "The delimiter was probably not the one that was expected. Give it with --delimiter, and --decimal when numbers use a decimal comma.",
  },
  EH104: {
    ...data,
    title: "the file is not valid in its encoding",
    explain: "A byte was found that the encoding does not allow. Reading on would damage group names. Give the encoding with --encoding.",
  },
  EH105: {
    ...note,
    title: "the header was cleaned",
    explain: "A byte order mark or spaces around column names were removed. Values are untouched.",
  },
  EH106: {
    ...data,
    title: "a quote never closes",
    explain: "A quoted field was opened and the file ended before it was closed, so every row after it would be misread.",
  },
  EH107: {
    ...data,
    title: "the file has no rows",
    explain: "There is a header and nothing under it. An audit of no rows would say nothing.",
  },
  EH108: {
    ...data,
    title: "the files do not have the same rows",
    explain:
      "Joining two files by position shifts every row after the first gap. Give the id column with --id, and say what happens to ids that are in one file only (data.unmatched: drop or error).",
  },
  EH109: {
    ...data,
    title: "the id is not unique",
    explain: "A join on an id that occurs twice would multiply or mix rows. Remove the duplicates or choose another id.",
  },
  EH110: {
    ...data,
    title: "ids lose digits",
    explain: "JSON numbers above 2^53 are not exact, so different ids would become equal. Write ids as strings.",
  },
  EH111: {
    ...usage,
    title: "the outcome has more than two values",
    explain: "Rates of a binary decision need two values. Say which values are positive and which are negative.",
  },
  EH112: {
    ...usage,
    title: "the positive class is not known",
    explain: "With the classes swapped every rate is wrong, so it is not guessed. Name it with --positive.",
  },
  EH113: {
    ...usage,
    title: "the positive value does not occur",
    explain: "The value named as positive is in no row of the column. The message lists the values there are.",
  },
  EH114: {
    ...usage,
    title: "the prediction column holds scores",
    explain: "A column of many distinct numbers is a score, not a decision. Pass it with --score and give the cut with --threshold.",
  },
  EH115: {
    ...warning,
    title: "the score is not between 0 and 1",
    explain:
      "Calibration and thresholds between 0 and 1 have no meaning for such a score. Transform it (sigmoid for logits, percent for 0 to 100).",
  },
  EH116: {
    ...data,
    title: "predictions are missing",
    explain:
      "A missing prediction is an outcome that nobody can see. Dropping such rows can hide a difference between groups, so the choice has to be stated.",
  },
  EH117: {
    ...note,
    title: "group values are missing",
    explain: "Rows without a group value are kept as a group of their own, (missing), counted and shown, and not compared with the others.",
  },
  EH118: {
    ...warning,
    title: "a group is too small to be judged",
    explain:
      "A rate of a few rows says little about the group. It is shown, and left out of disparities. Add data, merge groups, or choose another minimum with --min-n. groups.small (--small) joins such groups into one, or stops.",
  },
  EH119: {
    ...data,
    title: "an expected group is absent",
    explain: "The policy expects a group that the data does not have; a filter or a spelling may have removed it.",
  },
  EH120: {
    ...usage,
    title: "a role is not clear",
    explain:
      "The column for a role could not be told with certainty and there is no terminal to ask on. Name it with the flag that the message gives.",
  },
  EH121: {
    ...warning,
    title: "a rate is undefined",
    explain: "The rate's denominator is zero in a group, so it has no value there. It is shown as having none and never counted as equal.",
  },
  EH122: {
    ...warning,
    title: "a feature tells the label almost without error",
    explain:
      "The feature may contain the answer, or something that is known only after it. Metrics of a model that sees it would be misleading.",
  },
  EH123: {
    ...warning,
    title: "predictions disagree with the label in most rows",
    explain: "Swapping the classes would give a much better agreement, so the positive value may be the wrong one.",
  },
  EH124: {
    ...usage,
    title: "score and prediction disagree",
    explain:
      "Both a score with a threshold and a prediction column are given, and they differ in some rows. Drop one of them or correct the threshold.",
  },
  EH125: {
    ...usage,
    title: "the groups would make too many cells",
    explain:
      "The combination of group columns has more levels than can be judged or counted. Bin or merge the column that the message names, or lower --depth.",
  },
  EH126: {
    ...data,
    title: "a weight, count or trial number is not usable",
    explain: "Weights must be finite and not negative; counts must be whole numbers, and hits never more than trials.",
  },
  EH127: {
    ...note,
    title: "some values look like missing values",
    explain:
      "Only empty fields are missing by default. Values such as NA, ? or null were kept as they are; name them with --missing to treat them as missing.",
  },
  EH128: {
    ...warning,
    title: "a stored result was changed",
    explain:
      "The digest in the file is not that of its content, so it was edited after it was written. Repeat the audit before relying on it.",
  },
  EH129: {
    ...warning,
    title: "a gap turns round within strata",
    explain:
      "Over all rows one group is ahead, among rows alike the other one is: the groups are spread differently over the strata (Simpson's paradox). Neither number is wrong. Which one counts depends on whether the strata are a legitimate reason.",
  },
  EH130: {
    ...usage,
    title: "a column does not fit the task",
    explain:
      "What is predicted decides what columns must hold: two values or named ones (binary), a few classes (multiclass), numbers (regression), a score or a place (ranking). Name another column, or the task with --task.",
  },
  EH131: {
    ...data,
    title: "the data are not what the policy expects",
    explain:
      "The policy says how many rows there are at least, or which file it is, so that a swapped or truncated file is never judged. Nothing was measured.",
  },
  EH132: {
    ...note,
    title: "a column stands for an attribute",
    explain:
      "A column without a role tells part of a protected attribute, so that a model which sees it need not see the attribute. Strength is the share of what there is to know about the attribute, corrected for chance and for the number of columns.",
  },
  EH133: {
    ...note,
    title: "values are missing unevenly",
    explain:
      "A column's values are missing more often in one group than in another, by five points or more and by more than chance explains. Filling them in, or dropping the rows, then treats the groups differently.",
  },
  EH134: {
    ...note,
    title: "the data are not like the population",
    explain:
      "The groups' shares of the rows differ from those of the population that was declared (--population, groups.define.population) by a fifth or more, and by more than chance explains.",
  },
  EH135: {
    ...note,
    title: "rows repeat",
    explain:
      "Some rows equal another one in every column but the id. They count twice, and rows of one person are not independent; ranges are then too narrow unless --cluster names who belongs together.",
  },
  EH136: {
    ...data,
    title: "membership probabilities cannot be used",
    explain:
      "Probabilities of belonging to a group are numbers from 0 to 1 that add up to at most 1 in every row, up to rounding. They are read of two classes and of rows of equal weight.",
  },
  EH137: {
    ...warning,
    title: "membership probabilities are not complete",
    explain:
      "Rows that lack a probability are left out of the rates by probability and counted; what the probabilities of a row lack to 1 is a group of its own. Other numbers are of all rows.",
  },
  EH139: {
    ...note,
    title: "a ranking has one query",
    explain:
      "Items of one query compete for the same places, so nothing in them is independent and no range can be given. Groups shuffled within the query still say how often chance alone would do as much.",
  },
  EH140: {
    ...note,
    title: "a number looks like a code for a missing value",
    explain:
      'Numbers such as 999999, −1 or 9999 often stand for "not known". One that lies further from the other values than those are from each other, that is below 0 where nothing else is, or that is one digit repeated and far more frequent than its neighbours, is named. If it is such a code, say so with --missing; a mean, a bin or a model that was not told takes it for an amount.',
  },
  EH151: {
    ...note,
    title: "columns stand in for each other",
    explain:
      "Two columns whose ranks go together by more than 0.7, or columns of one category, hold the same facts. Moving one leaves the model the other, so both may look unimportant. Move them together, or ask what each adds to the rest.",
  },
  EH152: {
    ...note,
    title: "exchanged rows are unlike real ones",
    explain:
      "Importance is measured on rows with a value of another row. Where such rows lie further from real ones than 95 of 100 real rows do, the model is asked about people who do not exist, and answers as it happens to. Move columns that belong together at once, or take values from rows alike.",
  },
  EH153: {
    ...warning,
    title: "the model is no better than a constant",
    explain:
      "A model that gives everybody the same number would do as well on these rows. What such a model's numbers rest on says nothing about what matters.",
  },
  EH154: {
    ...note,
    title: "decisions hide what scores show",
    explain:
      "A measure of decisions changes only where a score crosses the threshold. A feature that moves many scores without crossing it looks unimportant. Ask a measure of scores beside it.",
  },
  EH155: {
    ...note,
    title: "there is no model to ask",
    explain:
      "What a model's numbers rest on, what drives its gaps or what would turn its decisions is asked for, and no model is named, so that nothing was asked. Everything else is measured. Name one with --model, or in the policy.",
  },
  EH156: {
    ...note,
    title: "answers are cut at a score that nobody said",
    explain:
      "A model that gives scores decides once a cut is known. Nobody said one, and no single cut of the scores makes the decisions in the data, so 0.5 was taken. What is said about the model's decisions is about that cut. Say outcome.threshold.",
  },
  EH157: {
    ...warning,
    title: "one column has two roles",
    explain:
      "A column that is both the true outcome and the decision agrees with itself in every row, so nothing measured of it could be wrong. A protected attribute that is also the outcome, the decision or the score makes groups of the outcomes themselves. The audit goes on, and says so. Name another column, or leave one of the roles out.",
  },
  EH200: {
    ...usage,
    title: "the command line cannot be understood",
    explain: "An option or argument is unknown or has a value that it cannot take.",
  },
  EH201: {
    ...usage,
    title: "the policy is not valid YAML",
    explain:
      "A policy is YAML 1.2 of the core kind: no tags, no merge keys, no key twice, at most 1 MB. The message gives line and column of what could not be read.",
  },
  EH202: {
    ...usage,
    title: "the policy has an unknown or wrong key",
    explain:
      "Keys and values are checked so that a misspelt limit is never ignored. Keys of your own begin with x-. `evenhand config schema` prints what there is.",
  },
  EH203: {
    ...usage,
    title: "no such metric",
    explain: "The name is not a metric, a disparity or an alias of one. `evenhand metrics` lists them.",
  },
  EH204: {
    ...usage,
    title: "a variable in the policy is not set or has no place there",
    explain:
      "Variables (a dollar sign and VAR, VAR:-default or file:/path in braces) are filled in only where things are: data.path, data.predictions, data.from.database, model.url, model.path, model.headers and baseline.from. A variable that is not set is an error, never an empty text. What decides a verdict cannot come from the environment.",
  },
  EH205: {
    ...usage,
    title: "a limit points the wrong way",
    explain:
      "A limit has to accept what is good: max for a gap, min for a ratio or an accuracy. The other way round it would accept only models that are worse. A range is for numbers that may not be too high nor too low.",
  },
  EH206: {
    ...usage,
    title: "a number is outside of what the metric can be",
    explain: 'Rates and gaps of rates lie between 0 and 1, so that a limit of 10 would never be passed. Write 0.10 or "10%".',
  },
  EH207: {
    ...usage,
    title: "a waiver is incomplete",
    explain:
      "A waiver lets a failing check through, so somebody has to answer for it until a day: check, owner, reason of at least 20 characters, created, and expires at most 180 days later.",
  },
  EH208: {
    ...usage,
    title: "a flag would change the verdict",
    explain:
      "evenhand check judges by the policy alone: what decides a verdict has to stand in the file that is hashed and reviewed. Flags may say where the data are, what is written, and be stricter.",
  },
  EH209: {
    ...usage,
    title: "two checks have the same id",
    explain:
      "Waivers, baselines and the history of a build know a check by its id, metric@attribute unless it has one of its own. Give one of the two another id.",
  },
  EH210: {
    ...usage,
    title: "a formula is not allowed",
    explain:
      "A formula may use numbers, the named counts and rates, + - * / ^, comparisons, parentheses and the functions abs, min, max, sqrt, log and exp.",
  },
  EH211: {
    ...usage,
    title: "a filter is not allowed",
    explain: "A filter is made of comparisons, in, is missing, and, or, not and parentheses.",
  },
  EH212: {
    ...warning,
    title: "the text behind a pack may have changed",
    explain:
      "Packs are dated: they say where a text stood in law on the day on which it was last read. After 180 days, and when the text was replaced or withdrawn, this is told. The pack is used all the same, so that old audits can be repeated.",
  },
  EH301: {
    ...environment,
    title: "no browser for the PDF",
    explain:
      "A PDF is printed by Chromium, which was not found or did not start. The HTML report and the results are written all the same.",
  },
  EH302: {
    ...environment,
    title: "the disk is full",
    explain: "An output could not be written for lack of space. Nothing is left half-written.",
  },
  EH303: { ...environment, title: "an output cannot be written", explain: "The folder or file cannot be written to." },
  EH304: {
    ...environment,
    title: "the model did not answer",
    explain: "The model could not be asked, answered with an error, or answered in another form than its protocol says.",
  },
  EH305: {
    ...environment,
    title: "an optional package is missing",
    explain: "The work needs a package that is not installed. The message names it.",
  },
  EH306: {
    ...data,
    title: "a model file is not understood",
    explain:
      "The file is not of a library and version whose rules are known here, or uses a part of it that is not. It is refused, as a wrong guess would give wrong scores.",
  },
  EH307: {
    ...data,
    title: "the model cannot take the data",
    explain: "A column that the model needs is missing, or holds values that the model cannot read. The message names it.",
  },
  EH308: {
    ...warning,
    title: "a study was not finished",
    explain:
      "The run was interrupted, or the model stopped answering, and --partial asked for what is there. The result says that it is not complete and names what is missing. Run the same command again: answers that the model gave are kept, and it goes on from there.",
  },
  EH309: {
    ...note,
    title: "a budget ended before a study was done",
    explain:
      "--max-evals or --max-seconds, or the study's own limit, ended before everything was measured. What is missing is counted in the study and has no value; what is there has wider ranges. Give more rows or seconds, or ask about fewer features.",
  },
  EH401: {
    level: "error",
    exitCode: 1,
    title: "a waiver has lapsed",
    explain:
      "The waiver's last day is over, or the number passed its ceiling, so that the check fails again. Mend the model, or renew the waiver with a new reason.",
  },
  EH402: {
    ...usage,
    title: "a locked check was loosened",
    explain:
      "A pack or a shared policy locks some of its checks: what extends it may be stricter, never looser. Restore the limit, or ask whoever owns the pack.",
  },
  EH403: {
    ...warning,
    title: "a waiver waives nothing",
    explain:
      "The check that it names does not fail by it, or does not exist. Remove it, so that it cannot hide a later failure: evenhand waive prune --from results.json.",
  },
  EH404: {
    ...warning,
    title: "a waiver ends soon",
    explain: "From the day after its last one the check fails again. Mend the model in time, or renew the waiver with a new reason.",
  },
  EH405: {
    ...usage,
    title: "there is no baseline",
    explain:
      "The policy requires a baseline to compare with, and there is none where it says. Save one with evenhand baseline save, or correct baseline.from.",
  },
  EH406: {
    ...data,
    title: "the baseline cannot be read",
    explain:
      "The file is not a baseline of evenhand, or of a version that this one does not read. Save it again with evenhand baseline save.",
  },
  EH407: {
    ...note,
    title: "compared with other rows",
    explain:
      "On the same rows a change is known many times more sharply, as only decisions that differ count. For that the policy names an id column and the baseline keeps hashed ids, of the same evaluation set.",
  },
  EH408: {
    ...usage,
    title: "the baseline would become worse",
    explain: "A baseline is moved by whoever answers for it: say --accept-worse with a --reason, which the file keeps.",
  },
  EH409: {
    ...warning,
    title: "a regression limit has nothing to compare with",
    explain: "max_regression needs a baseline. Without one the check has no data, which is never counted as met.",
  },
  EH410: {
    ...usage,
    title: "a check needs the data",
    explain:
      "A stored result holds the numbers of its run. A check on other groups, other rows or another kind of number cannot be judged from it; run the check on the data.",
  },
  EH501: {
    ...usage,
    title: "a key cannot be used",
    explain:
      "Signing needs a private key of Ed25519 that nobody else can read, and its passphrase when it is encrypted; verifying needs public keys. Keys are never printed and never written over. evenhand keygen makes a pair.",
  },
  EH502: {
    ...usage,
    title: "one key cannot sign twice",
    explain:
      "Two roles are two people: whoever developed a model does not approve it as well. A key signs the files of a run once, in one role; the other role is signed by somebody else with a key of their own.",
  },
  EH503: {
    ...data,
    title: "the manifest cannot be read",
    explain:
      "A manifest lists the files of one run with their digests. This file is none, or was changed after it was written, so that nothing can be verified by it.",
  },
  EH504: {
    ...data,
    title: "the files are not those that were sealed",
    explain:
      "A file was changed, replaced or removed after the manifest was written, or a signature does not hold. What does not hold is not signed and not passed on. Repeat the audit, or restore the files.",
  },
  EH505: {
    ...data,
    title: "the audit log cannot be continued",
    explain:
      "Each entry of the log holds the hash of the one before. When a line does not hold, nothing is added to it, as that would hide where it broke; and only one writer adds at a time.",
  },
  EH506: {
    ...data,
    title: "a time stamp cannot be checked",
    explain:
      "The file, its response or a certificate is not there or cannot be read. evenhand timestamp request FILE writes the question; the authority's answer belongs beside it as FILE.tsr, and its certificate in PEM is given with --ca.",
  },
  EH507: {
    ...data,
    title: "the catalog cannot be read",
    explain:
      "Models, versions, data and audits are files in .evenhand/. Something that is named is not there, or a file is not what it should be. evenhand catalog add and record write them.",
  },
  EH508: {
    ...usage,
    title: "the catalog does not allow it",
    explain:
      "A version is approved or live only when its last audit is signed, and the version approved, in the roles that its card requires, by people who have those roles by roles.yml where that is there. And a model is not audited on the data that it was trained on.",
  },
  EH900: {
    level: "error",
    exitCode: 70,
    title: "a bug in evenhand",
    explain: "Something happened that should not. Please report it with the log that the message names.",
  },
} as const satisfies Record<string, ErrorCodeEntry>;

export type ErrorCode = keyof typeof errorCodes;
