import { expect, test } from "vitest";
import type { ModelSettings } from "../../../src/models/model-settings.js";
import { openModel } from "../../../src/models/open-model.js";
import { applicants, scoreOf } from "../applicants.js";
import { type Reaction, sendJson, standIn } from "./stand-in.js";

type Row = readonly [number | null, string | null];

const well: Reaction = ({ body }, response) => {
  const { instances } = JSON.parse(body.toString()) as { readonly instances: readonly Row[] };
  sendJson(response, { predictions: instances.map(([income, city]) => scoreOf(income, city)) });
};
const rowsIn = (body: Buffer): number => (JSON.parse(body.toString()) as { readonly instances: readonly Row[] }).instances.length;

async function asked(react: Reaction, settings: Partial<ModelSettings> = {}) {
  const server = await standIn(react);
  const url = `${server.url}/v1/models/credit`;
  await using model = await openModel({
    adapter: "kserve-v1",
    url,
    features: ["income", "city"],
    pauseMs: 1,
    timeoutMs: 2000,
    batch: 4,
    ...settings,
  });
  const outcome = await model.score(applicants).then(
    ({ values }) => ({ values: [...values], error: null }),
    (error: Error) => ({ values: null, error }),
  );
  return { ...outcome, ledger: model.ledger!(), facts: model.facts(), server };
}

const { values: expected } = await asked(well);

test("answers are those of the rows; the address is shown without what may be secret", async () => {
  const { values, facts, ledger, server } = await asked(well, { headers: { authorization: "Bearer s3cret-token" } });
  expect(values).toEqual(expected);
  expect(facts).toEqual({
    protocol: "kserve-v1",
    address: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/v1\/models\/credit$/),
    answers_repeat: true,
    answers_by_row: true,
  });
  expect(server.received.every(({ headers }) => headers.authorization === "Bearer s3cret-token")).toBe(true);
  expect(server.received.map(({ body }) => rowsIn(body)).sort()).toEqual([1, 2, 2, 2, 4, 4, 4, 4, 4, 4]);
  expect(ledger.bytesSent).toBe(server.received.reduce((sum, { body }) => sum + body.length, 0));
});

test("429 with Retry-After is waited for; with a date it is measured from the server's own", async () => {
  for (const after of ["0", new Date(Date.parse("2020-01-01T00:00:00Z")).toUTCString()]) {
    const { values, ledger } = await asked((received, response, count) => {
      if (count <= 2) sendJson(response, { error: "slow down" }, 429, { "retry-after": after, date: "Wed, 01 Jan 2020 00:00:00 GMT" });
      else void well(received, response, count);
    });
    expect(values).toEqual(expected);
    expect(ledger).toMatchObject({ retries: 2, failures: 2 });
  }
});

test("Retry-After of an hour is not waited for", async () => {
  const { error } = await asked((_, response) => sendJson(response, { error: "quota" }, 429, { "retry-after": "3600" }));
  expect(error).toMatchObject({
    code: "EH304",
    message: expect.stringMatching(/HTTP 429: quota; it wants to be left alone for 3600 seconds/),
  });
});

test.each([500, 502, 503])("HTTP %i twice, then well", async (status) => {
  const { values, ledger } = await asked((received, response, count) =>
    count <= 2 ? sendJson(response, { error: "starting" }, status) : well(received, response, count),
  );
  expect(values).toEqual(expected);
  expect(ledger.retries).toBe(2);
});

test("a connection that is reset, one that is cut in mid-answer, and half an answer", async () => {
  const { values, ledger } = await asked((received, response, count) => {
    if (count === 1) response.destroy();
    else if (count === 2) {
      response.writeHead(200, { "content-length": "1000" });
      response.write('{"predictions": [0.1,');
      setTimeout(() => response.destroy(), 10);
    } else if (count === 3) {
      response.writeHead(200, { "transfer-encoding": "chunked" });
      response.write('{"predictions": [');
      setTimeout(() => response.destroy(), 10);
    } else void well(received, response, count);
  });
  expect(values).toEqual(expected);
  expect(ledger).toMatchObject({ retries: 3, failures: 3 });
});

test("a server that hangs is left after the time-out, and asked again", async () => {
  const { values, ledger } = await asked((received, response, count) => (count === 1 ? undefined : well(received, response, count)), {
    timeoutMs: 200,
  });
  expect(values).toEqual(expected);
  expect(ledger.retries).toBe(1);
});

test("a server that is not there", async () => {
  await using model = await openModel({ adapter: "kserve-v1", url: "http://127.0.0.1:9/v1/models/credit", pauseMs: 1 });
  await expect(model.score(applicants)).rejects.toMatchObject({
    code: "EH304",
    message: expect.stringMatching(
      /the model at http:\/\/127\.0\.0\.1:9\/v1\/models\/credit did not answer: the connection failed: .*, 5 times running/,
    ),
  });
});

test("a poisonous row is found and named, whether it is refused or breaks the server", async () => {
  for (const status of [400, 500]) {
    const { error, ledger } = await asked((received, response, count) =>
      received.body.includes("71") ? sendJson(response, { error: "unknown income band" }, status) : well(received, response, count),
    );
    expect(error).toMatchObject({
      code: "EH304",
      message: expect.stringContaining(`does not answer for row 4 of those it was asked about: HTTP ${status}: unknown income band`),
      diagnostics: [{ evidence: ["income: 71", "city: null"] }],
    });
    expect(ledger.requests).toBeLessThan(16);
  }
});

test("a wrong number of answers names the row that lacks one; numbers that are none do too", async () => {
  const short = await asked(({ body }, response) => {
    const { instances } = JSON.parse(body.toString()) as { readonly instances: readonly Row[] };
    sendJson(response, { predictions: instances.filter(([income]) => income !== 71).map(() => 0.5) });
  });
  expect(short.error?.message).toContain("does not answer for row 4 of those it was asked about: 0 numbers came back for 1 rows");
  const none = await asked(({ body }, response) => {
    const { instances } = JSON.parse(body.toString()) as { readonly instances: readonly Row[] };
    sendJson(response, `{"predictions": [${instances.map(([income]) => (income === null ? "NaN" : "0.5")).join(", ")}]}`);
  });
  expect(none.error?.message).toContain("does not answer for row 3 of those it was asked about: its number is missing or is none");
});

test.each([
  ["401", 401, { error: "token expired" }, "HTTP 401: token expired"],
  ["404", 404, "<html>not found</html>", /HTTP 404$/],
  ["a redirect", 302, "", "it sends elsewhere, and only the address that was given is asked"],
])("%s is final", async (_, status, body, said) => {
  const { error, server } = await asked((_, response) => sendJson(response, body, status, { location: "http://127.0.0.1:9/" }));
  expect(error?.message).toMatch(said);
  expect(server.received).toHaveLength(1);
});

test.each([
  ["no JSON", "<html>", "the answer is no JSON"],
  ["another form", { outcomes: [1] }, 'the answer has no "predictions"; it has outcomes'],
  ["no list", { predictions: 7 }, "the answer holds no list of numbers"],
  ["texts", { predictions: ["yes"] }, 'the text "yes" where a number belongs; the setting positive names the text that is 1'],
])("an answer that is %s is refused with what it is", async (_, body, said) => {
  const { error } = await asked((_, response) => sendJson(response, body));
  expect(error).toMatchObject({ code: "EH304", message: expect.stringContaining(said) });
});

test("no secret of the headers or the address is in a message, even when the server repeats it", async () => {
  const server = await standIn(({ headers, url }, response) =>
    sendJson(response, { error: `bad ${headers.authorization} ${headers["x-key"]} at ${url}` }, 403),
  );
  const url = `${server.url.replace("//", "//user:pass-word@")}/m?key=url-secret`;
  await using model = await openModel({ adapter: "kserve-v1", url, headers: { "x-key": "key-secret" } });
  const error: Error = await model.score(applicants).then(
    () => new Error("answered"),
    (cause: Error) => cause,
  );
  expect(error.message).toMatch(/HTTP 403: bad \*\*\* \*\*\* at/);
  const all = JSON.stringify([error, error.message, model.facts(), (error as { diagnostics?: unknown }).diagnostics]);
  for (const secret of ["pass-word", "url-secret", "key-secret", Buffer.from("user:pass-word").toString("base64")])
    expect(all).not.toContain(secret);
  expect(server.received[0]!.headers.authorization).toBe(`Basic ${Buffer.from("user:pass-word").toString("base64")}`);
});

test("Ctrl-C ends what is under way with its own reason", async () => {
  const server = await standIn(() => {});
  await using model = await openModel({ adapter: "kserve-v1", url: `${server.url}/m` });
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error("stopped")), 50);
  await expect(model.score(applicants, { signal: stop.signal })).rejects.toThrow("stopped");
});

test("answers that change from question to question, or with their batch, are told in the facts", async () => {
  let count = 0;
  const { facts } = await asked(({ body }, response) => {
    const rows = rowsIn(body);
    sendJson(response, { predictions: Array.from({ length: rows }, () => rows / 10 + ++count / 1000) });
  });
  expect(facts).toMatchObject({ answers_repeat: false, answers_by_row: false });
});

test.each(["ftp://example.org/m", "credit", "http://", "http://host/#part"])("%s is no address", async (url) => {
  await expect(openModel(`http:${url}`)).rejects.toMatchObject({ code: "EH200" });
});
