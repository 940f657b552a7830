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
  let path: Operation[] = [];
  let clips = false;
  const moveLine = (x: number, y: number): void => {
    line = after([1, 0, 0, 1, x, y], line);
  };
  const closed = (): void => {
    const box = clips ? around(path.flatMap(pointsOf), state.matrix) : null;
    if (box !== null) state = { ...state, clip: common(box, state.clip) };
    path = [];
    clips = false;
  };
  return {
    clip: () => state.clip,
    height: () => after(line, state.matrix)[5],
    take(operation) {
      const numbers = (): readonly number[] => operation.operands.map(Number);
      switch (operation.operator) {
        case "q":
          saved.push(state);
          return;
        case "Q":
          state = saved.pop() ?? state;
          return;
        case "cm":
          state = { ...state, matrix: after(numbers() as unknown as Matrix, state.matrix) };
          return;
        case "m":
        case "l":
        case "c":
        case "v":
        case "y":
        case "re":
          path.push(operation);
          return;
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
          line = numbers() as unknown as Matrix;
          return;
        case "Td":
        case "TD": {
          const [x, y] = numbers() as [number, number];
          if (operation.operator === "TD") state = { ...state, leading: -y };
          moveLine(x, y);
          return;
        }
        case "TL":
          state = { ...state, leading: numbers()[0]! };
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

/** The points of a part of a path, x, y, x, y, …: corners, ends and those that pull a curve. */
function pointsOf({ operator, operands }: Operation): readonly number[] {
  const numbers = operands.map(Number);
  if (operator !== "re") return numbers;
  const [x, y, width, height] = numbers as [number, number, number, number];
  return [x, y, x + width, y, x, y + height, x + width, y + height];
}
