import { expect, test } from "vitest";
import { linearModel } from "../../src/models/linear/linear-model.js";
import { onnxLinear } from "../../src/models/onnx/onnx-linear.js";
import { numberStream } from "../../src/models/onnx/streams.js";
import { tableFrom } from "../../src/table/table.js";

const reproduces = (id: string, run: () => Promise<void>): void => test(id, run);

// akokubo/sklearn_onnx, Davis.ipynb cells 6-12: a logistic regression of scikit-learn as ONNX, its weights as figures; the rows are
// the notebook's 40 test rows of carData's Davis, weight in kg and height in cm. Whole model files are read in test/models/.
reproduces("onnx-davis-logistic", async () => {
  const node = {
    op: "LinearClassifier",
    inputs: ["float_input"],
    outputs: ["label", "probabilities"],
    attributes: new Map(
      Object.entries({
        coefficients: [-0.18479971587657928, -0.34099581837654114, 0.18479971587657928, 0.34099581837654114],
        intercepts: [70.56023406982422, -70.56023406982422],
      }).map(([name, numbers]) => [name, { number: 0, text: "", numbers, texts: [] as string[], type: null }]),
    ).set("post_transform", { number: 0, text: "LOGISTIC", numbers: [], texts: [], type: null }),
  };
  const { linear, output, classes } = onnxLinear(node, [numberStream("weight"), numberStream("height")], ["0", "1"]);
  const model = linearModel(linear, { adapter: "onnx", facts: {}, output, classes });
  const weight = [
    56, 65, 71, 58, 68, 62, 80, 76, 62, 54, 64, 82, 59, 69, 60, 66, 66, 47, 53, 52, 67, 92, 70, 69, 60, 68, 56, 64, 52, 56, 65, 76, 65, 50,
    57, 62, 53, 62, 56, 50,
  ];
  const height = [
    165, 166, 166, 169, 171, 168, 178, 169, 168, 160, 165, 181, 159, 182, 172, 170, 170, 150, 169, 158, 179, 187, 173, 180, 162, 165, 170,
    164, 169, 160, 171, 197, 176, 171, 168, 175, 162, 167, 163, 160,
  ];
  const { values } = await model.score(tableFrom({ weight, height }));
  const labels = [0, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0];
  expect(Array.from(values, (chance) => (chance >= 0.5 ? 1 : 0))).toEqual(labels);
});
