import Papa from "papaparse";
import { scoreOf } from "../applicants.js";
import { type Reaction, sendJson } from "./stand-in.js";

type Cell = number | string | null;
const jsonOf = (body: Buffer): Readonly<Record<string, unknown>> => JSON.parse(body.toString()) as Readonly<Record<string, unknown>>;
const scored = (rows: readonly (readonly Cell[])[]): number[] => rows.map(([income, city]) => scoreOf(income!, city!));

/** Servers that speak each protocol and score applicants (income, city), as their documents describe them. */
export const speaking: Readonly<Record<string, { readonly path: string; readonly react: Reaction }>> = {
  "kserve-v1": {
    path: "/v1/models/credit",
    react: ({ url, body }, response) =>
      url === "/v1/models/credit:predict"
        ? sendJson(response, { predictions: scored(jsonOf(body).instances as Cell[][]) })
        : sendJson(response, "", 404),
  },
  mlflow: {
    path: "",
    react({ url, body }, response) {
      const split = jsonOf(body).dataframe_split as { readonly columns: readonly string[]; readonly data: readonly Cell[][] };
      const at = ["income", "city"].map((name) => split.columns.indexOf(name));
      sendJson(
        response,
        url === "/invocations" ? { predictions: scored(split.data.map((row) => at.map((k) => row[k]!))) } : "",
        url === "/invocations" ? 200 : 404,
      );
    },
  },
  sagemaker: {
    path: "",
    react({ url, headers, body }, response) {
      if (url !== "/invocations" || headers["content-type"] !== "text/csv") return sendJson(response, "", 404);
      const { data } = Papa.parse<string[]>(body.toString(), { skipEmptyLines: true });
      const rows = data.map(([income, city]): Cell[] => [income === "" ? null : Number(income), city === "" ? null : city!]);
      response.writeHead(200, { "content-type": "text/csv" }).end(scored(rows).join(rows.length % 2 === 0 ? "," : "\n"));
    },
  },
  "kserve-v2": {
    path: "/v2/models/credit",
    react({ method, url, body }, response) {
      if (method === "GET") return sendJson(response, { error: "not found" }, 404);
      const { inputs } = jsonOf(body) as {
        readonly inputs: readonly { readonly name: string; readonly shape: number[]; readonly data: readonly Cell[] }[];
      };
      const [income, city] = ["income", "city"].map((name) => inputs.find((one) => one.name === name)!);
      const data = scored(income!.data.map((one, i) => [one, city!.data[i]!]));
      sendJson(
        response,
        url === "/v2/models/credit/infer" ? { outputs: [{ name: "predict", datatype: "FP64", shape: [data.length, 1], data }] } : "",
      );
    },
  },
  "tensorflow-serving": {
    path: "/v1/models/credit",
    react({ method, url, body }, response) {
      const input = (dimensions: number) => ({
        dtype: "DT_FLOAT",
        tensor_shape: { dim: Array.from({ length: dimensions }, () => ({ size: "-1" })) },
      });
      if (method === "GET")
        return url === "/v1/models/credit/metadata"
          ? sendJson(response, {
              metadata: { signature_def: { signature_def: { serving_default: { inputs: { income: input(2), flag: input(1) } } } } },
            })
          : sendJson(response, "", 404);
      const { instances } = JSON.parse(body.toString().replaceAll("NaN", "null")) as {
        readonly instances: readonly { readonly income: number[]; readonly flag: number }[];
      };
      sendJson(response, `{"predictions": [${instances.map(({ income, flag }) => `[${scoreOf(income[0]!, null) + flag}]`).join(", ")}]}`);
    },
  },
  http: {
    path: "/score",
    react({ body }, response) {
      const rows = (jsonOf(body).data as readonly { readonly income: Cell; readonly city: Cell }[]).map(({ income, city }) => [
        income,
        city,
      ]);
      sendJson(response, { model: "credit", items: scored(rows).map((score) => ({ score })) });
    },
  },
};
