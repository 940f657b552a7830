import { listsOf } from "../../asking/batch.js";
import { numbersOf } from "../../numbers.js";
import { under } from "../address.js";
import { doubleColumns } from "../double-columns.js";
import { listsAsJson, parsedJson } from "../json-text.js";
import { atPath } from "../pointer.js";
import type { WireFormat } from "../wire-format.js";

/** The scoring server of MLflow, and the endpoints of Databricks. Columns by name; a column with missing values is sent as doubles, as MLflow wants of whole numbers that may be missing. */
export const mlflow: WireFormat = {
  id: "mlflow",
  title: "MLflow scoring server, version 2 and later",
  source: "MLflow documentation, Deploy MLflow Model as a Local Inference Server, dataframe_split",
  async open(address, { doubles = [], answer = "/predictions", positive = null }) {
    const endpoint = address.pathname === "/" ? under(address, "/invocations") : address;
    return {
      facts: {},
      question(batch) {
        const columns = JSON.stringify([...batch.columns.keys()]);
        return {
          address: endpoint,
          method: "POST",
          headers: { "content-type": "application/json" },
          body: `{"dataframe_split":{"columns":${columns},"data":${listsAsJson(listsOf(batch), doubleColumns(batch.columns, doubles))}}}`,
        };
      },
      answer: ({ body }) => numbersOf(atPath(parsedJson(body.toString("utf8")), answer), positive),
    };
  },
};
