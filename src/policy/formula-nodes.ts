import type {
  ConditionalNode,
  ConstantNode,
  FunctionNode,
  MathNode,
  OperatorNode,
  ParenthesisNode,
  RelationalNode,
  SymbolNode,
} from "mathjs";
import { suggest } from "../suggest.js";
import { notAllowed } from "./formula-fault.js";
import { arithmetic, comparisons, functions, orNone } from "./formula-functions.js";
import type { FormulaName, Scope } from "./formula-names.js";
import { allowed, namesHelp, tokenOf, wordsFor } from "./formula-words.js";

/** A formula ready to be evaluated; null where it has no value. */
export interface Compiled {
  readonly used: ReadonlySet<string>;
  at(scope: Scope): number | null;
}

/** Part of a formula: its value, NaN for none, 1 and 0 for true and false. */
interface Part {
  readonly kind: "number" | "truth";
  at(scope: Scope): number;
}

/** Deepest nesting that is read. */
const MOST_LEVELS = 40;

interface Tools {
  readonly parse: (text: string) => MathNode;
  readonly names: ReadonlyMap<string, FormulaName>;
}

/** A formula's text as a function of counts; throws EH210 at the first thing that is not allowed. */
export function compileFormula(id: string, text: string, { parse, names }: Tools): Compiled {
  const used = new Set<string>();
  const root = compile(parsed(), 1);
  if (root.kind === "truth") throw notAllowed(id, "its value is true or false, not a number", ["write condition ? 1 : 0"]);
  return {
    used,
    at(scope) {
      const value = root.at(scope);
      return Number.isFinite(value) ? value : null;
    },
  };

  function parsed(): MathNode {
    try {
      return parse(text);
    } catch (cause) {
      throw notAllowed(id, `it cannot be read: ${messageOf(cause)}`);
    }
  }

  function compile(node: MathNode, level: number): Part {
    if (level > MOST_LEVELS) throw notAllowed(id, `it is nested more than ${MOST_LEVELS} levels deep`);
    const below = (child: MathNode): Part => compile(child, level + 1);
    // The casts hold: mathjs names each class of node by its type.
    switch (node.type) {
      case "ParenthesisNode":
        return below((node as ParenthesisNode).content);
      case "ConstantNode":
        return constant((node as ConstantNode).value);
      case "SymbolNode":
        return named((node as SymbolNode).name);
      case "OperatorNode":
        return operator(node as OperatorNode, below);
      case "RelationalNode":
        return chain(node as RelationalNode, below);
      case "ConditionalNode":
        return conditional(node as ConditionalNode, below);
      case "FunctionNode":
        return call(node as FunctionNode, below);
      default:
        throw notAllowed(id, `${wordsFor[node.type] ?? "this"} has no place in a formula${place(node)}`, [allowed]);
    }
  }

  function constant(value: unknown): Part {
    if (typeof value === "number" && Number.isFinite(value)) return { kind: "number", at: () => value };
    if (text.trim() === "") throw notAllowed(id, "it is empty", [allowed]);
    throw notAllowed(id, `${JSON.stringify(value) ?? "this"} is not a finite number`, [allowed]);
  }

  function named(name: string): Part {
    const found = names.get(name);
    if (found === undefined) {
      const near = suggest(name, names.keys());
      throw notAllowed(
        id,
        `nothing is called ${JSON.stringify(name)}${placeOf(name)}`,
        near === null ? [namesHelp] : [`did you mean ${near}?`, namesHelp],
      );
    }
    used.add(name);
    return { kind: "number", at: found.at };
  }

  function operator({ fn, op, args, implicit }: OperatorNode, below: (child: MathNode) => Part): Part {
    if (implicit) throw notAllowed(id, "two things stand side by side without an operator", ["write * for multiplication"]);
    const parts = args.map(below);
    const [a, b] = parts;
    if (b === undefined && (fn === "unaryMinus" || fn === "unaryPlus")) {
      const [x] = numbers(parts, op);
      return fn === "unaryMinus" ? { kind: "number", at: (scope) => -x!.at(scope) } : x!;
    }
    if (b === undefined && fn === "not") {
      const [x] = truths(parts, op);
      return { kind: "truth", at: (scope) => 1 - x!.at(scope) };
    }
    if (a !== undefined && b !== undefined && Object.hasOwn(arithmetic, fn)) {
      const [x, y] = numbers(parts, op);
      const of = arithmetic[fn]!;
      return { kind: "number", at: (scope) => orNone(of(x!.at(scope), y!.at(scope))) };
    }
    if (a !== undefined && b !== undefined && Object.hasOwn(comparisons, fn)) return compared(numbers(parts, op), [fn]);
    if (a !== undefined && b !== undefined && (fn === "and" || fn === "or")) {
      const [x, y] = truths(parts, op);
      const of = fn === "and" ? Math.min : Math.max;
      return { kind: "truth", at: (scope) => of(x!.at(scope), y!.at(scope)) };
    }
    throw notAllowed(id, `the operator ${op} has no place in a formula${placeOf(op)}`, [allowed]);
  }

  function chain(node: RelationalNode, below: (child: MathNode) => Part): Part {
    return compared(numbers(node.params.map(below), "a comparison"), node.conditionals);
  }

  function compared(parts: readonly Part[], fns: readonly string[]): Part {
    const each = fns.map((fn) => comparisons[fn]!);
    return {
      kind: "truth",
      at(scope) {
        const values = parts.map((part) => part.at(scope));
        // A comparison with what has no value is neither true nor false.
        if (values.some(Number.isNaN)) return Number.NaN;
        return each.every((holds, i) => holds(values[i]!, values[i + 1]!)) ? 1 : 0;
      },
    };
  }

  function conditional(node: ConditionalNode, below: (child: MathNode) => Part): Part {
    const [condition] = truths([below(node.condition)], "the condition before ?");
    const [yes, no] = numbers([below(node.trueExpr), below(node.falseExpr)], "a branch after ?");
    return {
      kind: "number",
      at(scope) {
        const truth = condition!.at(scope);
        return Number.isNaN(truth) ? Number.NaN : truth === 1 ? yes!.at(scope) : no!.at(scope);
      },
    };
  }

  function call({ fn, args }: FunctionNode, below: (child: MathNode) => Part): Part {
    const name = (fn as MathNode).type === "SymbolNode" ? fn.name : null;
    if (name === null || !Object.hasOwn(functions, name)) {
      const near = name === null ? null : suggest(name, Object.keys(functions));
      const shown = name === null ? "a function that is not a plain name" : `the function ${JSON.stringify(name)}`;
      throw notAllowed(id, `${shown} has no place in a formula${placeOf(name ?? "(")}`, [
        ...(near === null ? [] : [`did you mean ${near}?`]),
        allowed,
      ]);
    }
    const { most, of } = functions[name]!;
    if (args.length < 1 || args.length > most)
      throw notAllowed(id, `${name} takes ${most === 1 ? "one number" : `1 to ${most} numbers`}, not ${args.length}`);
    const parts = numbers(args.map(below), name);
    return { kind: "number", at: (scope) => orNone(of(...parts.map((part) => part.at(scope)))) };
  }

  function numbers(parts: readonly Part[], where: string): readonly Part[] {
    if (parts.some(({ kind }) => kind === "truth")) throw notAllowed(id, `${where} takes numbers, not true or false`);
    return parts;
  }

  function truths(parts: readonly Part[], where: string): readonly Part[] {
    if (parts.some(({ kind }) => kind === "number")) throw notAllowed(id, `${where} takes a comparison, not a number`);
    return parts;
  }

  function placeOf(token: string): string {
    const at = token === "" ? -1 : text.indexOf(token);
    return at === -1 ? "" : ` (character ${at + 1})`;
  }

  function place(node: MathNode): string {
    return placeOf(tokenOf[node.type as string] ?? "");
  }
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, "");
