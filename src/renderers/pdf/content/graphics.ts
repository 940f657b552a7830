import { after, around, type Box, common, type Matrix, UNCHANGED } from "./box.js";
import type { Operation } from "./operations.js";

/** Where things are painted, as far as structure asks: the matrices, and to what painting is clipped (ISO 32000-1, 8.4 and 9.4). */
export interface Graphics {
  take(operation: Operation): void;
  /** The box around that to which painting is clipped. */
  clip(): Box;
  /** Of the base line of the text that is shown now, in points above the lower edge. */
  height(): number;
}

interface State {
  readonly matrix: Matrix;
  readonly clip: Box;
  readonly leading: number;
}

export function graphics(page: Box): Graphics {
  let state: State = { matrix: UNCHANGED, clip: page, leading: 0 };
  const saved: State[] = [];
  let line: Matrix = UNCHANGED;
  let points: number[] = [];
  let clips = false;
  const moveLine = (x: number, y: number): void => {
    line = after([1, 0, 0, 1, x, y], line);
  };
  const closed = (): void => {
    const box = clips ? around(points, state.matrix) : null;
    if (box !== null) state = { ...state, clip: common(box, state.clip) };
    points = [];
    clips = false;
  };
  return {
    clip: () => state.clip,
    height: () => after(line, state.matrix)[5],
    take({ operator, operands }) {
      switch (operator) {
        case "q":
          saved.push(state);
          return;
        case "Q":
          state = saved.pop() ?? state;
          return;
        case "cm":
          state = { ...state, matrix: after(operands.map(Number) as unknown as Matrix, state.matrix) };
          return;
        case "m":
        case "l":
        case "c":
        case "v":
        case "y":
          for (const one of operands) points.push(Number(one));
          return;
        case "re": {
          const [x, y, width, height] = operands.map(Number) as [number, number, number, number];
          points.push(x, y, x + width, y, x, y + height, x + width, y + height);
          return;
        }
        case "W":
        case "W*":
          clips = true;
          return;
        case "n":
        case "f":
        case "F":
        case "f*":
        case "B":
        case "B*":
        case "b":
        case "b*":
        case "S":
        case "s":
          closed();
          return;
        case "BT":
          line = UNCHANGED;
          return;
        case "Tm":
          line = operands.map(Number) as unknown as Matrix;
          return;
        case "Td":
          moveLine(Number(operands[0]), Number(operands[1]));
          return;
        case "TD":
          state = { ...state, leading: -Number(operands[1]) };
          moveLine(Number(operands[0]), Number(operands[1]));
          return;
        case "TL":
          state = { ...state, leading: Number(operands[0]) };
          return;
        case "T*":
        case "'":
        case '"':
          moveLine(0, -state.leading);
          return;
      }
    },
  };
}
