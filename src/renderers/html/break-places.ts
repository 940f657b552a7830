/** Characters from which a name made of parts may break: in what qualifies a cell, at the head of a row, and elsewhere, where names mostly have room. */
const LONG = { small: 12, head: 18, text: 30 } as const;
const PARTED = /[\p{L}\d-]+(?:[_/@.*]+[\p{L}\d-]+)+/gu;
const FLAG = /(?<![\w-])--[a-z][a-z-]*/g;

/**
 * A page whose tables may break names such as `favorable_decision_rate` and paths after a joint, and so need not in the middle of a word;
 * flags such as `--sensitive` stay whole. What is copied or searched for stays as it was, as a place to break (`<wbr>`) is no character.
 */
export function withBreakPlaces(page: string): string {
  let inside = false;
  let long: number = LONG.text;
  return page
    .split(/(<[^>]*>)/)
    .map((piece, i) => {
      if (i % 2 === 1) {
        if (piece.startsWith("<tbody")) inside = true;
        if (piece === "</tbody>") inside = false;
        if (piece === "<small>") long = LONG.small;
        if (piece === "</small>" || piece === "</th>") long = LONG.text;
        if (piece.startsWith("<th ")) long = LONG.head;
        return piece;
      }
      return inside ? piece.replace(PARTED, (word) => atJoints(word, long)).replace(FLAG, '<span class="flag">$&</span>') : piece;
    })
    .join("");
}

const atJoints = (word: string, long: number): string => (word.length < long ? word : word.replace(/([_/@.*]+)(?=[^_/@.*])/g, "$1<wbr>"));
