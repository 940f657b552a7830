import type { Mark, Piece, Pieces } from "./pieces.js";

const PLAIN = "/Artifact BMC";

/**
 * A content stream in which everything painted is in the structure or an artifact (ISO 14289-1, 7.1): what nobody marked becomes one, and
 * so do the given marks. On a page, text above or below all that is in the structure is its header or footer (7.8). Nothing is wrapped across
 * a text object, a saved state or another mark, and no other byte changes.
 */
export function withArtifacts(
  text: string,
  { pieces, borders }: Pieces,
  { decorations, isPage }: { readonly decorations: readonly Mark[]; readonly isPage: boolean },
): string {
  const edits = decorations.map(({ begin, end }) => ({ at: begin, to: end, text: PLAIN }));
  const range: [lowest: number, highest: number] = [Infinity, -Infinity];
  for (const { mark, height } of pieces)
    if (mark?.id != null && height !== null) {
      range[0] = Math.min(range[0], height);
      range[1] = Math.max(range[1], height);
    }
  const runs: { readonly begin: number; end: number; readonly tag: string }[] = [];
  let border = 0;
  for (const piece of pieces) {
    if (piece.mark !== null) continue;
    const tag = isPage ? tagOf(piece, range) : PLAIN;
    const last = runs.at(-1);
    while (border < borders.length && borders[border]! < (last?.end ?? 0)) border++;
    const free = border === borders.length || borders[border]! >= piece.begin;
    if (last !== undefined && free && last.tag === tag) last.end = piece.end;
    else runs.push({ begin: piece.begin, end: piece.end, tag });
  }
  for (const { begin, end, tag } of runs) edits.push({ at: begin, to: begin, text: `${tag}\n` }, { at: end, to: end, text: "\nEMC" });
  return applied(text, edits);
}

function tagOf({ kind, height }: Piece, [lowest, highest]: readonly [number, number]): string {
  if (kind !== "text" || height === null || (height >= lowest && height <= highest)) return PLAIN;
  return `/Artifact <</Type /Pagination /Subtype ${height < lowest ? "/Footer" : "/Header"}>> BDC`;
}

function applied(text: string, edits: readonly { readonly at: number; readonly to: number; readonly text: string }[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { at, to, text: by } of [...edits].sort((a, b) => a.at - b.at || a.to - b.to)) {
    parts.push(text.slice(from, at), by);
    from = to;
  }
  return parts.join("") + text.slice(from);
}
