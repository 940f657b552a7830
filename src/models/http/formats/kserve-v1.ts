import { listsOf, recordsOf } from "../../asking/batch.js";
import { numbersOf } from "../../numbers.js";
import { under } from "../address.js";
import { parsedJson } from "../json-text.js";
import { atPath } from "../pointer.js";
import type { WireFormat } from "../wire-format.js";

/** KServe's first protocol, which Vertex AI and others speak too: rows as lists, or as objects when `tensors: columns` says so. */
export const kserveV1: WireFormat = {
  id: "kserve-v1",
  title: "KServe V1 protocol, :predict",
  source: "KServe documentation, V1 Inference Protocol",
  async open(address, { tensors = "one", answer = "/predictions", positive = null }) {
    const endpoint = address.pathname.endsWith(":predict") ? address : under(address, ":predict");
    return {
      facts: {},
      question: (batch) => ({
        address: endpoint,
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ instances: tensors === "columns" ? recordsOf(batch) : listsOf(batch) }),
      }),
      answer: ({ body }) => numbersOf(atPath(parsedJson(body.toString("utf8")), answer), positive),
    };
  },
};
