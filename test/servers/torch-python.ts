import { execFileSync } from "node:child_process";

/** A Python that has PyTorch, with its version, or why there is none. Debian's package is python3-torch; EVENHAND_TORCH_PYTHON names another. */
export function torchPython(): { readonly python: string; readonly version: string } | { readonly python: null; readonly why: string } {
  const own = process.env.EVENHAND_TORCH_PYTHON;
  const reasons: string[] = [];
  for (const python of own === undefined ? ["python3", "/usr/bin/python3"] : [own])
    try {
      const version = execFileSync(python, ["-c", "import torch; print(torch.__version__)"], { stdio: ["ignore", "pipe", "pipe"] });
      return { python, version: String(version).trim() };
    } catch (cause) {
      reasons.push(
        `${python}: ${String((cause as { stderr?: Buffer }).stderr ?? cause)
          .trim()
          .split("\n")
          .at(-1)}`,
      );
    }
  return { python: null, why: `PyTorch is not installed (${reasons.join("; ")})` };
}
