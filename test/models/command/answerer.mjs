// A model as a program, and what can go wrong with one: node answerer.mjs WIRE [MODE] [FILE]
import { appendFileSync, existsSync, writeFileSync } from "node:fs";

const [, , wire, mode = "well", file] = process.argv;
const { float64, tableFromArrays, tableFromIPC, tableToIPC } = wire === "arrow" ? await import("@uwdata/flechette") : {};
const scoreOf = (income, city) => (income === null ? 0.5 : income / 100) + (city === "Rome" ? 0.25 : city === null ? 0.125 : 0);

if (mode === "deaf") {
  process.stderr.write("no such model: credit-7\n");
  process.exit(3);
}

/** What goes wrong before an answer; true when none is to follow. */
function trouble(rows, id) {
  if (file !== undefined && mode !== "waits") appendFileSync(file, `${rows.length}\n`);
  if (mode === "crashes-once" && !existsSync(`${file}.crashed`)) {
    writeFileSync(`${file}.crashed`, "");
    process.stderr.write("Traceback: out of memory\n");
    process.exit(1);
  }
  if (mode === "crashes-at-71" && rows.some(([income]) => income === 71)) {
    process.stderr.write("segmentation fault at 71\n");
    process.exit(1);
  }
  if (mode === "hangs") return true;
  if (mode === "chats") process.stdout.write("loading weights\n");
  if (mode === "refuses-71" && rows.some(([income]) => income === 71)) {
    say({ id, error: "income 71 is not known" });
    return true;
  }
  return false;
}

function say(message) {
  if (wire === "ndjson") return process.stdout.write(`${JSON.stringify(message)}\n`);
  if (message.working) return process.stdout.write(Buffer.alloc(4));
  const table =
    message.error === undefined
      ? tableFromArrays({ score: message.outputs }, { types: { score: float64() } })
      : tableFromArrays({ error: [message.error] });
  const stream = tableToIPC(table, { format: "stream" });
  const length = Buffer.alloc(4);
  length.writeUInt32LE(stream.length);
  process.stdout.write(Buffer.concat([length, stream]));
}

async function answer(id, rows) {
  if (trouble(rows, id)) return;
  if (mode === "works-long")
    for (let i = 0; i < 5; i++) {
      say({ id, working: true });
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  if (mode === "waits") await new Promise((resolve) => setTimeout(resolve, 60));
  const outputs = rows.map(([income, city]) => scoreOf(income, city));
  say({ id, outputs: mode === "short" ? outputs.slice(1) : mode === "nulls" ? outputs.map((one, i) => (i === 2 ? null : one)) : outputs });
}

let bytes = Buffer.alloc(0);
for await (const chunk of process.stdin) {
  bytes = Buffer.concat([bytes, chunk]);
  for (;;) {
    if (wire === "ndjson") {
      const end = bytes.indexOf(10);
      if (end === -1) break;
      const { id, rows } = JSON.parse(bytes.toString("utf8", 0, end));
      bytes = bytes.subarray(end + 1);
      await answer(id, rows);
    } else {
      if (bytes.length < 4 || bytes.length < 4 + bytes.readUInt32LE()) break;
      const table = tableFromIPC(Uint8Array.from(bytes.subarray(4, 4 + bytes.readUInt32LE())));
      bytes = bytes.subarray(4 + bytes.readUInt32LE());
      const columns = table.names.map((name) => [...table.getChild(name)]);
      await answer(
        0,
        (columns[0] ?? []).map((_, i) => columns.map((values) => values[i])),
      );
    }
  }
}
