import { expect, test } from "vitest";
import type { EvenhandError } from "../../src/errors.js";
import { adapters } from "../../src/models/adapters.js";
import { formats } from "../../src/models/http/formats/index.js";
import { settingsOf } from "../../src/models/open-model.js";
import { modelAdapters, modelProtocols } from "../../src/policy/schema/model-section.js";

test("what a policy can name is what there is, and each protocol is a reference of the command line too", async () => {
  expect([...modelProtocols].sort()).toEqual(Object.keys(formats).sort());
  expect([...new Set([...modelAdapters, ...modelProtocols])].sort()).toEqual(Object.keys(adapters).sort());
  for (const [id, load] of Object.entries(formats)) {
    expect((await load()).id).toBe(id);
    expect(settingsOf(`${id}:http://127.0.0.1:1/x`)).toEqual({ adapter: id, url: "http://127.0.0.1:1/x" });
  }
});

test("somebody who names a file alone is told what to write before it", () => {
  const helpOf = (reference: string): readonly string[] => {
    try {
      settingsOf(reference);
    } catch (error) {
      return (error as EvenhandError).diagnostics[0]!.help;
    }
    return [];
  };
  expect(helpOf("runs/Model.ONNX")).toEqual(["--model onnx:runs/Model.ONNX"]);
  expect(helpOf("out/model.json")).toEqual(["--model xgboost:out/model.json", "--model tfjs:out/model.json"]);
  expect(helpOf("model.pkl")).toHaveLength(Object.keys(adapters).length);
  expect(helpOf("lightgmb:model.txt")).toEqual(["--model lightgbm:FILE"]);
});
