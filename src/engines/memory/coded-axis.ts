import type { Axis, Coordinate } from "../../cube/cube.js";
import { type Codes, codesFor } from "../../table/table.js";
import { bucketOf } from "../bucket.js";
import type { CodedTexts } from "./coded-texts.js";

/** An axis over integers: a place among `coordinates` for every row; the last coordinate is null, for rows without a value. */
export interface CodedAxis {
  readonly coordinates: readonly Coordinate[];
  readonly codes: Codes;
}

/** What an axis is made from. */
export interface AxisSource {
  texts(column: string): CodedTexts;
  numbers(column: string): Float64Array;
}

export function codedAxis(source: AxisSource, axis: Axis): CodedAxis {
  switch (axis.kind) {
    case "category": {
      const { codes, levels } = source.texts(axis.column);
      return { codes, coordinates: [...levels, null] };
    }
    case "is":
      return byText(source.texts(axis.column), 2, (text) => (axis.values.includes(text) ? 1 : 0));
    case "bucket":
      return byText(source.texts(axis.column), axis.buckets, (text) => bucketOf(text, axis.buckets));
    case "atLeast":
      return byEdges(source.numbers(axis.column), [axis.cut]);
    case "bin":
      return byEdges(source.numbers(axis.column), axis.edges);
  }
}

function byText({ codes, levels }: CodedTexts, places: number, placeOf: (text: string) => number): CodedAxis {
  const placeOfCode = codesFor(levels.length + 1, places);
  levels.forEach((text, code) => {
    placeOfCode[code] = placeOf(text);
  });
  placeOfCode[levels.length] = places;
  const placed = codesFor(codes.length, places);
  for (let i = 0; i < codes.length; i++) placed[i] = placeOfCode[codes[i]!]!;
  return { codes: placed, coordinates: [...Array(places).keys(), null] };
}

/** Edges looked through one by one up to this many, by bisection above. */
const FEW_EDGES = 8;

function byEdges(values: Float64Array, edges: readonly number[]): CodedAxis {
  const places = edges.length + 1;
  const ascending = Float64Array.from(edges);
  const below = edges.length <= FEW_EDGES ? countBelow : bisectBelow;
  const codes = codesFor(values.length, places);
  for (let i = 0; i < values.length; i++) codes[i] = Number.isNaN(values[i]!) ? places : below(ascending, values[i]!);
  return { codes, coordinates: [...Array(places).keys(), null] };
}

/** The number of edges at or below the value. */
function countBelow(edges: Float64Array, value: number): number {
  let count = 0;
  for (let e = 0; e < edges.length; e++) count += value >= edges[e]! ? 1 : 0;
  return count;
}

function bisectBelow(edges: Float64Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (value >= edges[middle]!) low = middle + 1;
    else high = middle;
  }
  return low;
}
