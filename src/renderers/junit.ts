import type { Result, WaiverRow } from "../audit/result.js";
import type { CheckRow } from "../checks/check.js";
import { attributeOf, isBlocking, policyName } from "./gate/check-order.js";
import { plainLine } from "./gate/plain-line.js";
import type { Renderer } from "./renderer.js";
import { escapeXml } from "./svg/escape-xml.js";

/** The checks as test cases, for CI servers: one suite an attribute. Names hold no numbers, so that a case keeps its history. */
export const junit = {
  id: "junit",
  extension: ".junit.xml",
  render: async (result) => renderJunit(result),
} as const satisfies Renderer;

/**
 * JUnit XML of the checks.
 *
 * Passed, warned and waived checks are passing cases; a failure that blocks is `failure`, an undecided or empty one is
 * `skipped` when it is tolerated and `failure` when it blocks, and a check that could not be computed is `error`.
 */
export function renderJunit(result: Result): string {
  const suites = new Map<string, CheckRow[]>();
  for (const check of result.checks) suites.set(attributeOf(check), [...(suites.get(attributeOf(check)) ?? []), check]);
  const attributes = { name: `evenhand ${policyName(result)}`, ...counts(result.checks), time: (result.run.durationMs / 1000).toFixed(3) };
  const body = [...suites].map(([attribute, checks]) => suiteOf(attribute, checks, result));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element("testsuites", attributes, body)}\n`;
}

function suiteOf(attribute: string, checks: readonly CheckRow[], result: Result): string {
  const { policy, run } = result;
  const attributes = { name: attribute, ...counts(checks), time: "0", timestamp: run.startedAt.replace(/(\.\d+)?Z$/, "") };
  const properties =
    policy === null ? [] : [element("properties", {}, [element("property", { name: "policy.sha256", value: policy.sha256 }, [])])];
  return element("testsuite", attributes, [...properties, ...checks.map((check) => caseOf(check, result))]);
}

function caseOf(check: CheckRow, result: Result): string {
  const attributes = {
    classname: `evenhand.${policyName(result).replaceAll(".", "_")}.${attributeOf(check).replaceAll(".", "_")}`,
    name: check.id,
    ...(check.location && { file: check.location.file, line: String(check.location.line) }),
    time: "0",
  };
  return element("testcase", attributes, outcomeOf(check, result.waivers));
}

function outcomeOf(check: CheckRow, waivers: readonly WaiverRow[]): readonly string[] {
  const { status, sentence } = check;
  const told = (name: string, type: string): string[] => [element(name, { type, message: sentence }, [escapeXml(plainLine(sentence))])];
  switch (status) {
    case "pass":
      return [];
    case "fail":
      return isBlocking(check) ? told("failure", "fairness.fail") : said(`WARN ${sentence}`);
    case "warn":
      return isBlocking(check) ? told("failure", "fairness.warn") : said(`WARN ${sentence}`);
    case "waived": {
      const waiver = check.waiver === null ? null : waivers[check.waiver];
      return said(waiver ? `WAIVED until ${waiver.expires} by ${waiver.owner}: ${sentence}` : `WAIVED ${sentence}`);
    }
    case "inconclusive":
    case "no_data":
      return isBlocking(check) ? told("failure", `fairness.${status}`) : [element("skipped", { message: sentence }, [])];
    case "error":
      return told("error", "fairness.error");
  }
}

const said = (text: string): string[] => [element("system-out", {}, [escapeXml(plainLine(text))])];

function counts(checks: readonly CheckRow[]): Readonly<Record<string, string>> {
  const blocked = checks.filter(
    (check) => check.status !== "error" && isBlocking(check) && check.status !== "pass" && check.status !== "waived",
  );
  const skipped = checks.filter((check) => (check.status === "inconclusive" || check.status === "no_data") && !isBlocking(check));
  return {
    tests: String(checks.length),
    failures: String(blocked.length),
    errors: String(checks.filter(({ status }) => status === "error").length),
    skipped: String(skipped.length),
  };
}

function element(name: string, attributes: Readonly<Record<string, string>>, children: readonly string[]): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(plainLine(value))}"`)
    .join("");
  if (children.length === 0) return `<${name}${written}/>`;
  const isText = children.length === 1 && !children[0]!.startsWith("<");
  return isText ? `<${name}${written}>${children[0]}</${name}>` : `<${name}${written}>\n${children.join("\n")}\n</${name}>`;
}
