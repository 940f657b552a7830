import { expect, test } from "vitest";
import { untar } from "../../../src/renderers/browser/untar.js";

/** A ustar header with its content, padded to blocks. */
function entry(path: string, type: string, content: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(path, 0);
  header.write(content.length.toString(8).padStart(11, "0"), 124);
  header.write(type, 156);
  header.write("ustar", 257);
  return Buffer.concat([header, Buffer.from(content.padEnd(Math.ceil(content.length / 512) * 512, "\0"))]);
}

const end = Buffer.alloc(1024);

test("files and folders come out in order with their content", () => {
  const archive = Buffer.concat([entry("fonts/", "5", ""), entry("fonts/a.ttf", "0", "x".repeat(600)), entry("b", "0", "second"), end]);
  expect([...untar(archive)].map(({ path, kind, content }) => [path, kind, content.length])).toEqual([
    ["fonts/", "folder", 0],
    ["fonts/a.ttf", "file", 600],
    ["b", "file", 6],
  ]);
});

test("links are passed over and an entry that leaves its folder is refused", () => {
  expect([...untar(Buffer.concat([entry("link", "2", ""), entry("a", "0", "1"), end]))].map(({ path }) => path)).toEqual(["a"]);
  expect(() => [...untar(Buffer.concat([entry("../../etc/passwd", "0", "x"), end]))]).toThrow("leaves its folder");
  expect(() => [...untar(Buffer.concat([entry("/etc/passwd", "0", "x"), end]))]).toThrow("leaves its folder");
});
