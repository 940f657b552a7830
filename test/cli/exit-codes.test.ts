import { expect, test } from "vitest";
import { errorCodes } from "../../src/error-codes.js";

// Exit codes are an API: a change here breaks the scripts of users and needs a major version.
test("every code keeps its exit code", () => {
  expect(Object.fromEntries(Object.entries(errorCodes).map(([code, { exitCode }]) => [code, exitCode]))).toMatchObject({
    EH100: 3,
    EH101: 2,
    EH102: 3,
    EH103: 3,
    EH104: 3,
    EH105: 0,
    EH106: 3,
    EH107: 3,
    EH108: 3,
    EH109: 3,
    EH110: 3,
    EH111: 2,
    EH112: 2,
    EH113: 2,
    EH114: 2,
    EH115: 0,
    EH116: 3,
    EH117: 0,
    EH118: 0,
    EH119: 3,
    EH120: 2,
    EH121: 0,
    EH122: 0,
    EH123: 0,
    EH124: 2,
    EH125: 2,
    EH126: 3,
    EH127: 0,
    EH128: 0,
    EH130: 2,
    EH131: 3,
    EH200: 2,
    EH201: 2,
    EH202: 2,
    EH203: 2,
    EH204: 2,
    EH205: 2,
    EH206: 2,
    EH207: 2,
    EH208: 2,
    EH209: 2,
    EH210: 2,
    EH211: 2,
    EH301: 5,
    EH302: 5,
    EH303: 5,
    EH304: 5,
    EH305: 5,
    EH306: 3,
    EH307: 3,
    EH401: 1,
    EH402: 2,
    EH403: 0,
    EH404: 0,
    EH405: 2,
    EH406: 3,
    EH407: 0,
    EH408: 2,
    EH409: 0,
    EH410: 2,
    EH900: 70,
  });
});

test("no error exits with 0, 4 or (but for a lapsed waiver) 1, which belong to the gate, and nothing that goes on exits with another code than 0", () => {
  for (const [code, { level, exitCode }] of Object.entries(errorCodes)) {
    if (level === "error") expect(code === "EH401" ? [1] : [2, 3, 5, 70], code).toContain(exitCode);
    else expect(exitCode, code).toBe(0);
  }
});
