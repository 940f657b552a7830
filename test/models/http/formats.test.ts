import { beforeAll, describe, expect, test } from "vitest";
import type { ModelSettings } from "../../../src/models/model-settings.js";
import { openModel } from "../../../src/models/open-model.js";
import { type Table, tableFrom } from "../../../src/table/table.js";
import { applicants } from "../applicants.js";
import { contractKit } from "../contract-kit.js";
import { speaking } from "./speaking.js";
import { type Reaction, type Received, sendJson, standIn } from "./stand-in.js";

const own: Readonly<Record<string, Partial<ModelSettings>>> = {
  http: { body: { data: "$records", version: "$1" }, answer: "/items/*/score" },
  "tensorflow-serving": { features: ["income", "flag"] },
};
const flagged: Table = {
  ...applicants,
  columns: new Map([...applicants.columns, ["flag", { kind: "number", values: new Float64Array(10).fill(1) }] as const]),
};

for (const [adapter, { path, react }] of Object.entries(speaking)) {
  let [calm, flaky] = ["", ""];
  beforeAll(async () => {
    calm = (await standIn(react)).url;
    flaky = (
      await standIn((received, response, count) =>
        received.method === "POST" && count % 3 === 1 ? sendJson(response, { error: "busy" }, 503) : react(received, response, count),
      )
    ).url;
  });
  const settings = { adapter, features: ["income", "city"], batch: 3, pauseMs: 1, ...own[adapter] };
  contractKit(`a model by ${adapter}`, {
    open: () => openModel({ ...settings, url: calm + path }),
    flaky: () => openModel({ ...settings, url: flaky + path }),
    table: adapter === "tensorflow-serving" ? flagged : applicants,
    number: "income",
    missing: "answers",
    category: adapter === "tensorflow-serving" ? null : "city",
  });
}

/** What is sent for two applicants, and the numbers that are read from an answer. */
async function spoken(
  adapter: string,
  reply: Reaction,
  settings: Partial<ModelSettings> = {},
  table = tableFrom({ age: [30, null], city: ["Bonn", "Rome"] }),
) {
  const server = await standIn(reply);
  await using model = await openModel({ adapter, url: `${server.url}${speaking[adapter]?.path ?? ""}`, pauseMs: 1, ...settings });
  const { values, byClass } = await model.score(table);
  const asked = server.received.filter(({ method }) => method !== "GET")[0]!;
  return { values: [...values], byClass: byClass?.map((one) => [...one]), asked, text: asked.body.toString(), facts: model.facts() };
}

const always =
  (answer: (rows: number) => unknown): Reaction =>
  ({ body }, response) =>
    sendJson(response, answer(body.includes("Rome") || body.includes("5.0") ? 2 : 1));

describe("TensorFlow Serving", () => {
  // https://www.tensorflow.org/tfx/serving/api_rest, half_plus_three
  test("half plus three, the example of its documents", async () => {
    const halved: Reaction = ({ method, body }, response) => {
      if (method === "GET") return sendJson(response, "", 404);
      const { instances } = JSON.parse(body.toString()) as { readonly instances: readonly number[][] };
      sendJson(response, { predictions: instances.map(([x]) => x! / 2 + 3) });
    };
    const { values, text } = await spoken("tensorflow-serving", halved, {}, tableFrom({ x: [1, 2, 5] }));
    expect(values).toEqual([3.5, 4, 5.5]);
    expect(text).toBe('{"instances":[[1],[2],[5]]}');
  });

  test("an input of one number a row, as its signature says, takes the example's own numbers", async () => {
    const signature = { inputs: { x: { dtype: "DT_FLOAT", tensor_shape: { dim: [{ size: "-1", name: "" }] } } } };
    const halved: Reaction = ({ method, body }, response) => {
      if (method === "GET") return sendJson(response, { metadata: { signature_def: { signature_def: { serving_default: signature } } } });
      const { instances } = JSON.parse(body.toString()) as { readonly instances: readonly number[] };
      sendJson(response, { predictions: instances.map((x) => x / 2 + 3) });
    };
    const { values, text } = await spoken("tensorflow-serving", halved, {}, tableFrom({ x: [1, 2, 5] }));
    expect(values).toEqual([3.5, 4, 5.5]);
    expect(text).toBe('{"instances":[1,2,5]}');
  });

  test("a missing number is NaN, a missing text is refused with the column's name", async () => {
    const react: Reaction = ({ method, body }, response) =>
      method === "GET"
        ? sendJson(response, "", 404)
        : sendJson(response, {
            predictions: body
              .toString()
              .split("],[")
              .map(() => 0.5),
          });
    expect((await spoken("tensorflow-serving", react, {}, tableFrom({ x: [1, null], y: [2, 3] }))).text).toBe(
      '{"instances":[[1,2],[NaN,3]]}',
    );
    await expect(spoken("tensorflow-serving", react, {}, tableFrom({ x: [1, 2], city: ["Bonn", null] }))).rejects.toThrow(
      'row 2 of those it was asked about: the column "city" has a missing text',
    );
  });

  test("one of several outputs by its name", async () => {
    const react: Reaction = ({ method }, response) =>
      method === "GET" ? sendJson(response, "", 404) : sendJson(response, { predictions: [{ p: [0.25], label: 3 }] });
    expect((await spoken("tensorflow-serving", react, { answer: "p" }, tableFrom({ x: [1] }))).values).toEqual([0.25]);
  });
});

describe("MLflow", () => {
  test("columns by name; whole numbers that may be missing are doubles in every batch", async () => {
    const { text } = await spoken(
      "mlflow",
      always((rows) => ({ predictions: Array.from({ length: rows }, () => 0.5) })),
    );
    expect(text).toBe('{"dataframe_split":{"columns":["age","city"],"data":[[30.0,"Bonn"],[null,"Rome"]]}}');
    const ages = tableFrom({ age: [30, 31], rooms: [2, 3], city: ["Bonn", "Rome"] });
    const told = await spoken(
      "mlflow",
      always((rows) => ({ predictions: Array.from({ length: rows }, () => 0.5) })),
      { doubles: ["rooms"] },
      ages,
    );
    expect(told.text).toContain('"data":[[30,2.0,"Bonn"],[31,3.0,"Rome"]]');
  });

  test("lists a row, objects a row, and texts", async () => {
    const of = async (one: unknown, settings: Partial<ModelSettings> = {}) =>
      (
        await spoken(
          "mlflow",
          always((rows) => ({ predictions: Array.from({ length: rows }, () => one) })),
          settings,
        )
      ).values;
    expect(await of([0.75, 0.25])).toEqual([0.25, 0.25]);
    expect(await of({ no: 0.75, yes: 0.25 })).toEqual([0.25, 0.25]);
    expect(await of("approved", { positive: "approved", output: "decision" })).toEqual([1, 1]);
    expect(await of(true)).toEqual([1, 1]);
  });

  test("of three numbers a row none is taken for the score unless somebody says which, or that they are classes", async () => {
    const three = always((rows) => ({ predictions: Array.from({ length: rows }, () => [0.5, 0.3, 0.2]) }));
    await expect(spoken("mlflow", three)).rejects.toMatchObject({
      code: "EH304",
      message: expect.stringContaining("answers with 3 numbers a row, and nothing says which is the score"),
    });
    expect((await spoken("mlflow", three, { answer: "/predictions/*/1" })).values).toEqual([0.3, 0.3]);
    expect((await spoken("mlflow", three, { output: "classes", classes: ["a", "b", "c"] })).byClass).toHaveLength(3);
  });

  test("classes are kept apart", async () => {
    const classes = { output: "classes", classes: ["no", "yes"] } as const;
    const { byClass } = await spoken(
      "mlflow",
      always((rows) => ({ predictions: Array.from({ length: rows }, () => [0.75, 0.25]) })),
      classes,
    );
    expect(byClass).toEqual([
      [0.75, 0.75],
      [0.25, 0.25],
    ]);
  });
});

describe("SageMaker", () => {
  test("no header, missing is empty, what must be quoted is", async () => {
    const react: Reaction = ({ body }, response) =>
      void response.end(
        body
          .toString()
          .trimEnd()
          .split("\n")
          .map(() => "0.5")
          .join("\n"),
      );
    const { text, asked } = await spoken("sagemaker", react, {}, tableFrom({ a: [1, null], b: ['x,"y"', " z"] }));
    expect(text).toBe('1,"x,""y"""\n," z"\n');
    expect(asked.headers["content-type"]).toBe("text/csv");
  });

  test.each([
    ["0.25\n0.5", "0.25"],
    ["0.25,0.5", "0.25\n"],
    ["0.75,0.25\n0.5,0.5\n", "0.75,0.25"],
    ["[0.25, 0.5]", "[0.25]"],
    ['{"predictions": [{"score": 0.25}, {"score": 0.5}]}', '{"predictions": [{"score": 0.25}]}'],
  ])("an answer %j", async (two, one) => {
    const react: Reaction = ({ body }, response) => void response.end(body.includes("Rome") ? two : one);
    expect((await spoken("sagemaker", react, {}, tableFrom({ city: ["Bonn", "Rome"] }))).values).toEqual([0.25, 0.5]);
  });
});

describe("a template", () => {
  const list = (text: string): Reaction =>
    always((rows) => (rows === 2 ? JSON.parse(text) : JSON.parse(text.replace(/, ?[^,]*\]/, "]"))) as unknown);
  const sent = async (settings: Partial<ModelSettings>) => {
    const { text, asked } = await spoken("http", list("[0.1, 0.2]"), settings);
    return { text, type: asked.headers["content-type"], method: asked.method };
  };

  test.each<[Partial<ModelSettings>, string, string]>([
    [{}, '[{"age":30,"city":"Bonn"},{"age":null,"city":"Rome"}]', "application/json"],
    [
      { body: { data: { names: "$names", ndarray: "$rows" } } },
      '{"data":{"names":["age","city"],"ndarray":[[30,"Bonn"],[null,"Rome"]]}}',
      "application/json",
    ],
    [{ body: ["$columns", "$rowsx", 3] }, '[{"age":[30,null],"city":["Bonn","Rome"]},"$rowsx",3]', "application/json"],
    [{ body: "$csv" }, "age,city\n30,Bonn\n,Rome\n", "text/csv"],
    [{ body: "$ndjson" }, '{"age":30,"city":"Bonn"}\n{"age":null,"city":"Rome"}\n', "application/x-ndjson"],
    [{ body: { csv: "$csv" } }, '{"csv":"age,city\\n30,Bonn\\n,Rome\\n"}', "application/json"],
  ])("%j", async (settings, text, type) => {
    expect(await sent(settings)).toEqual({ text, type, method: "POST" });
  });

  test("a text in the data that looks like a place stays a text; nothing is run", async () => {
    const table = tableFrom({ city: ["$rows", "${process.exit()}Rome"] });
    const { text } = await spoken("http", list("[0.1, 0.2]"), {}, table);
    expect(text).toBe('[{"city":"$rows"},{"city":"${process.exit()}Rome"}]');
  });

  test("an answer without a path: a list, or the only list in it; else it asks for the path", async () => {
    const read = (text: string, settings: Partial<ModelSettings> = {}) =>
      spoken("http", list(text), settings, tableFrom({ city: ["Rome", "Rome"] })).then(({ values }) => values);
    expect(await spoken("http", list('{"v": 3, "scores": [0.1, 0.2]}')).then(({ values }) => values)).toEqual([0.1, 0.2]);
    await expect(read('{"a": [0.1, 0.2], "b": [1, 2]}')).rejects.toThrow(
      "the answer has 2 lists (it has a, b); the setting answer says where",
    );
    await expect(read('{"a": [0.1, 0.2]}', { answer: "/b" })).rejects.toThrow('the answer has no "b"; it has a');
  });
});

describe("Open Inference Protocol 2", () => {
  const numbers = (datatype: string, data: readonly unknown[], shape: readonly number[]): unknown => ({
    outputs: [{ name: "y", datatype, shape, data }],
  });

  test("numbers as one table, texts and numbers as a tensor a column, when nothing is known of the model", async () => {
    const react: Reaction = ({ method, body }, response) =>
      method === "GET"
        ? sendJson(response, "", 404)
        : sendJson(response, numbers("FP32", body.includes("[1,") ? [0.5] : [0.25, 0.5], [body.includes("[1,") ? 1 : 2]));
    const one = await spoken("kserve-v2", react, {}, tableFrom({ a: [1.5, null], b: [2, 3] }));
    expect(JSON.parse(one.text)).toEqual({ inputs: [{ name: "input-0", shape: [2, 2], datatype: "FP64", data: [1.5, 2, null, 3] }] });
    expect(one.values).toEqual([0.25, 0.5]);
    const many = await spoken("kserve-v2", react);
    expect(JSON.parse(many.text)).toEqual({
      parameters: { content_type: "pd" },
      inputs: [
        { name: "age", shape: [2, 1], datatype: "FP64", data: [30, null] },
        { name: "city", shape: [2, 1], datatype: "BYTES", parameters: { content_type: "str" }, data: ["Bonn", "Rome"] },
      ],
    });
  });

  const binary: Reaction = ({ method, url, headers, body }, response) => {
    if (method === "GET" && url === "/v2")
      return sendJson(response, { name: "triton", extensions: ["classification", "binary_tensor_data"] });
    if (method === "GET")
      return sendJson(response, {
        name: "credit",
        versions: ["7"],
        platform: "onnxruntime_onnx",
        inputs: [{ name: "X", datatype: "FP32", shape: [-1, 2] }],
        outputs: [],
      });
    const end = Number(headers["inference-header-content-length"]);
    const { inputs } = JSON.parse(body.toString("utf8", 0, end)) as {
      readonly inputs: readonly { readonly shape: readonly [number, number] }[];
    };
    const [rows, width] = inputs[0]!.shape;
    const sums = new Float64Array(rows).map((_, i) => {
      const [a, b] = [body.readFloatLE(end + 4 * width * i), body.readFloatLE(end + 4 * (width * i + 1))];
      return (Number.isNaN(a) ? -1 : a) + b;
    });
    const labels = Buffer.concat(
      Array.from(sums, (sum) => Buffer.concat([Buffer.from([3, 0, 0, 0]), Buffer.from(sum > 3 ? "yes" : "no!")])),
    );
    const head = JSON.stringify({
      model_name: "credit",
      outputs: [
        { name: "label", datatype: "BYTES", shape: [rows], parameters: { binary_data_size: labels.length } },
        { name: "sum", datatype: "FP64", shape: [rows, 1], parameters: { binary_data_size: 8 * rows } },
      ],
    });
    response.writeHead(200, { "inference-header-content-length": String(Buffer.byteLength(head)) });
    response.end(Buffer.concat([Buffer.from(head), labels, Buffer.from(sums.buffer)]));
  };
  const pairs = tableFrom({ a: [1.5, null, 0.1], b: [2, 3, 4] });

  test("as bytes where the server takes them: missing numbers stay missing, in the model's own type", async () => {
    const { values, text, asked, facts } = await spoken("kserve-v2", binary, {}, pairs);
    expect(values).toEqual([3.5, 2, Math.fround(0.1) + 4]);
    const end = Number(asked.headers["inference-header-content-length"]);
    expect(JSON.parse(text.slice(0, end))).toEqual({
      parameters: { binary_data_output: true },
      inputs: [{ name: "X", shape: [3, 2], datatype: "FP32", parameters: { binary_data_size: 24 } }],
    });
    expect(asked.body.length).toBe(end + 24);
    expect(facts).toMatchObject({ protocol: "kserve-v2", platform: "onnxruntime_onnx", version: "7" });
  });

  test("an output by its name, texts among them", async () => {
    const { values, text } = await spoken("kserve-v2", binary, { answer: "label", positive: "yes", output: "decision" }, pairs);
    expect(values).toEqual([1, 0, 1]);
    expect(text).toContain('"outputs":[{"name":"label"}]');
    await expect(spoken("kserve-v2", binary, { answer: "proba" }, pairs)).rejects.toThrow(
      'there is no output "proba" in the answer; it has label, sum',
    );
  });

  contractKit("a model by kserve-v2 with tensors as bytes", {
    async open() {
      binaryUrl ??= (await standIn(binary)).url;
      return openModel({ adapter: "kserve-v2", url: `${binaryUrl}/v2/models/credit`, features: ["a", "b"], batch: 4 });
    },
    table: tableFrom({ a: [1, 2, null, 4, 5, 6, 7, 8.5], b: [1, 2, 3, 4, 5, 6, 7, 8] }),
    number: "a",
    missing: "answers",
    category: null,
  });
  let binaryUrl: string | undefined;

  test("a type that has no missing value is not stretched: the row and the column are named", async () => {
    const whole: Reaction = ({ method }, response) =>
      method === "GET"
        ? sendJson(response, { inputs: [{ name: "a", datatype: "INT64", shape: [-1, 1] }] })
        : sendJson(response, numbers("FP64", [1], [1]));
    await expect(spoken("kserve-v2", whole, {}, tableFrom({ a: [1, null] }))).rejects.toThrow(
      'does not answer for row 2 of those it was asked about: the column "a" has a missing value, and the model takes INT64 there',
    );
    await expect(spoken("kserve-v2", whole, {}, tableFrom({ a: [1.5] }))).rejects.toThrow("the number 1.5, and the model takes INT64");
    await expect(spoken("kserve-v2", binary, {}, tableFrom({ a: ["x"], b: [1] }))).rejects.toThrow(
      'the column "a" holds texts, and the model takes one table of numbers',
    );
  });

  test("outputs that leave a choice are named", async () => {
    const two: Reaction = ({ method }, response) =>
      method === "GET"
        ? sendJson(response, "", 404)
        : sendJson(response, { outputs: ["p", "q"].map((name) => ({ name, datatype: "FP64", shape: [1], data: [0.5] })) });
    await expect(spoken("kserve-v2", two, {}, tableFrom({ a: [1] }))).rejects.toThrow(
      "the answer has 2 outputs (p, q); the setting answer names the one that counts",
    );
  });
});

test("KServe 1: rows as lists or as objects", async () => {
  const of = (one: Received): unknown => JSON.parse(one.body.toString());
  const answer = always((rows) => ({ predictions: Array.from({ length: rows }, () => 0.5) }));
  expect(of((await spoken("kserve-v1", answer)).asked)).toEqual({
    instances: [
      [30, "Bonn"],
      [null, "Rome"],
    ],
  });
  expect(of((await spoken("kserve-v1", answer, { tensors: "columns" })).asked)).toEqual({
    instances: [
      { age: 30, city: "Bonn" },
      { age: null, city: "Rome" },
    ],
  });
});
