import { audit } from "../../src/index.js";
import { reproduces } from "./numbers.js";

// aws/amazon-sagemaker-clarify, tests/unit/bias/metrics/test_metrics.py (Apache-2.0), commit 024329d: facet f0 = 1, the sign of the code.
reproduces("smclarify-flip-test", 1e-9, async () => {
  const columns = {
    f0: "011010110111100001011010",
    f1: "000000010000000010000100",
    f2: "001001001101001100101010",
    f3: "000010000100000010000001",
    f4: "111011111111011100010011",
    f5: "100101111111110101111101",
    f6: "111111111001111111101110",
    p: "111011111111011100110011",
  } as const;
  const features = ["f0", "f1", "f2", "f3", "f4", "f5", "f6"] as const;
  const rows = Array.from({ length: 24 }, (_, i) => ({
    ...Object.fromEntries(features.map((name) => [name, Number(columns[name][i])])),
    facet: `f0=${columns.f0[i]}`,
    p: Number(columns.p[i]),
  }));
  const options = { prediction: "p", sensitive: ["facet"], features, featureScaling: "none", minN: 1, convention: ["clarify"] } as const;
  const result = await audit(rows, options);
  return [["FT", -0.23076923076923078, result.conventions.find(({ group }) => group.facet === "f0=1")!.values.FT!.value]];
});
