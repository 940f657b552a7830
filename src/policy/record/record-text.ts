import { recordQuestions } from "./record-questions.js";

/**
 * A first record: what was answered, and every open question as a comment where its answer goes.
 *
 * Answers are written as JSON strings, which are YAML, so that nothing in them can be read as anything else.
 */
export function recordText(answers: ReadonlyMap<string, string>): string {
  const parts = ["model", "purpose", "data", "oversight"].map((part) => {
    const lines = recordQuestions
      .filter(({ key }) => key.startsWith(`${part}.`))
      .map(({ key, question }) => {
        const name = key.slice(part.length + 1);
        const answer = answers.get(key);
        return answer === undefined ? `  # ${question}\n  # ${name}:` : `  ${name}: ${JSON.stringify(answer)}`;
      });
    const empty = lines.every((line) => line.startsWith("  #"));
    return `${empty ? `# ${part}:` : `${part}:`}\n${lines.map((line) => (empty ? line.replace(/^ {2}#/gm, "#  ") : line)).join("\n")}`;
  });
  return `# What only people know about the model. evenhand puts it into reports; what is missing is shown as not provided.
version: 1

${parts.join("\n\n")}

# risks:
#   - { risk: "", severity: medium, mitigation: "", residual: "", owner: "", due: 2027-01-31 }
# alternatives:
#   - { name: "", result: "", decision: "" }
# challenge:
#   - { question: "", asked_by: "", answer: "", outcome: "", date: 2026-11-01 }
# approvals:
#   - { role: validator, name: "", date: 2026-11-01, statement: "" }
`;
}
