import { expect, test } from "vitest";
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
