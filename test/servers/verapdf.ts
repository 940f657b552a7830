import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** The validation library of veraPDF in a folder, from Maven Central; or why it is not there. EVENHAND_VERAPDF names a folder that has it. */
export function veraPdf(folder: string): { readonly jars: string } | { readonly jars: null; readonly why: string } {
  const own = process.env.EVENHAND_VERAPDF;
  try {
    execFileSync("java", ["-version"], { stdio: "pipe" });
    if (own !== undefined) return { jars: join(own, "*") };
    const goal = "org.apache.maven.plugins:maven-dependency-plugin:2.8:copy-dependencies";
    execFileSync("mvn", ["-q", "-B", "-f", "test/servers/verapdf.xml", goal, `-DoutputDirectory=${folder}`], {
      stdio: "pipe",
      timeout: 300_000,
    });
    return { jars: join(folder, "*") };
  } catch (cause) {
    const { code, stdout, stderr } = cause as { readonly code?: string; readonly stdout?: Buffer; readonly stderr?: Buffer };
    const said =
      `${stdout ?? ""}${stderr ?? ""}`
        .trim()
        .split("\n")
        .find((line) => line.includes("ERROR")) ?? String(cause);
    return { jars: null, why: code === "ENOENT" ? "java (17) and mvn are needed" : said };
  }
}

/** What veraPDF finds in a file: rules of PDF/UA-1 that fail, with an example of each, and how many checks it made. */
export interface Finding {
  readonly failed: Readonly<Record<string, string>>;
  readonly checks: number;
}

export function validated(jars: string, files: readonly string[]): ReadonlyMap<string, Finding> {
  const said = execFileSync("java", ["-Xmx4g", "-cp", jars, "test/servers/ValidatePdf.java", ...files], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  const found = new Map<string, { failed: Record<string, string>; checks: number }>(files.map((file) => [file, { failed: {}, checks: 0 }]));
  for (const line of said.trim().split("\n")) {
    const [file, rule, count, words] = line.split("\t") as [string, string, string, string];
    if (rule === "checked") found.get(file)!.checks = Number(count);
    else found.get(file)!.failed[rule] = `${count} times: ${words}`;
  }
  return found;
}
