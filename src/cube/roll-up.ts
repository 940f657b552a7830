import { addTally, type Cell, type Coordinate, type Cube, sortedCube, type Tally } from "./cube.js";

/** One group of a cube: its coordinates on the axes asked for, and the cube of its rows over all axes. */
export interface Group {
  readonly at: readonly Coordinate[];
  readonly cube: Cube;
}

/** The cube split by some of its axes, groups in the order of their coordinates; `[]` gives one group with everything. */
export function groupsOf(cube: Cube, by: readonly string[]): readonly Group[] {
  const members = new Map<string, number[]>();
  cube.cells.forEach((cell, i) => {
    const key = keyOf(cell, by);
    const found = members.get(key);
    if (found === undefined) members.set(key, [i]);
    else found.push(i);
  });
  const groups = [...members.values()].map((places) => ({
    at: by.map((axis) => cube.cells[places[0]!]![axis] ?? null),
    cube: { axes: cube.axes, cells: places.map((i) => cube.cells[i]!), tallies: places.map((i) => cube.tallies[i]!) },
  }));
  const order = sortedCube(
    by,
    groups.map(({ at }) => Object.fromEntries(by.map((axis, k) => [axis, at[k]!]))),
    groups.map((_, i) => ({ n: i, w: 0, w2: 0 })),
  );
  return order.tallies.map(({ n }) => groups[n]!);
}

/** The cube over some of its axes only: a finest cube answers every coarser question. */
export function rollUp(cube: Cube, axes: readonly string[]): Cube {
  return merged(cube, axes, (cell) => Object.fromEntries(axes.map((axis) => [axis, cell[axis] ?? null])));
}

/** The cube with the coordinates of one axis replaced; cells that become equal are added. */
export function recode(cube: Cube, axis: string, to: (coordinate: Coordinate) => Coordinate): Cube {
  return merged(cube, cube.axes, (cell) => ({ ...cell, [axis]: to(cell[axis] ?? null) }));
}

/** The cells for which `holds` is true. */
export function filterCells(cube: Cube, holds: (cell: Cell) => boolean): Cube {
  const kept = cube.cells.map((_, i) => i).filter((i) => holds(cube.cells[i]!));
  return { axes: cube.axes, cells: kept.map((i) => cube.cells[i]!), tallies: kept.map((i) => cube.tallies[i]!) };
}

/** The sum of several cubes of the same query. */
export function addCubes(cubes: readonly Cube[]): Cube {
  const axes = cubes[0]?.axes ?? [];
  return merged(
    { axes, cells: cubes.flatMap(({ cells }) => cells), tallies: cubes.flatMap(({ tallies }) => tallies) },
    axes,
    (cell) => cell,
  );
}

function merged(cube: Cube, axes: readonly string[], cellOf: (cell: Cell) => Cell): Cube {
  const sums = new Map<string, { cell: Cell; tally: Tally }>();
  cube.cells.forEach((old, i) => {
    const cell = cellOf(old);
    const key = keyOf(cell, axes);
    const found = sums.get(key);
    if (found === undefined) sums.set(key, { cell, tally: cube.tallies[i]! });
    else found.tally = addTally(found.tally, cube.tallies[i]!);
  });
  const all = [...sums.values()];
  return sortedCube(
    axes,
    all.map(({ cell }) => cell),
    all.map(({ tally }) => tally),
  );
}

const keyOf = (cell: Cell, axes: readonly string[]): string => JSON.stringify(axes.map((axis) => cell[axis] ?? null));
