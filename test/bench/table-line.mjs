/** One line of the table, and whether what was to be reached was; null = nothing was set. */
export function tableLine(row) {
  const { here, there, ratio, reach, reached } = figuresOf(row);
  const cells = [row.work, row.against ?? "–", here, there, ratio, reach, reached === null ? "–" : reached ? "yes" : "no"];
  return { text: `| ${cells.join(" | ")} |`, reached };
}

function figuresOf(row) {
  if (row.megabytes !== undefined)
    return {
      here: `${Math.round(row.megabytes)} MB`,
      there: "–",
      ratio: "–",
      reach: `≤ ${row.atMostMegabytes} MB`,
      reached: row.megabytes <= row.atMostMegabytes,
    };
  const here = secondsText(row.ours);
  if (row.atMostSeconds !== undefined)
    return { here, there: "–", ratio: "–", reach: `≤ ${row.atMostSeconds} s`, reached: row.ours <= row.atMostSeconds };
  const there = secondsText(row.theirs);
  if (row.times !== undefined)
    return { here, there, ratio: `${row.times.toFixed(2)} × the time`, reach: `≤ ${row.atMost} ×`, reached: row.times <= row.atMost };
  const faster = row.theirs / row.ours;
  const reach = row.reach === null ? "–" : `≥ ${row.reach.toLocaleString("en")} ×`;
  return { here, there, ratio: `${twoDigits(faster)} × faster`, reach, reached: row.reach === null ? null : faster >= row.reach };
}

const twoDigits = (x) => Number(x.toPrecision(2)).toLocaleString("en");
const secondsText = (s) => (s >= 1 ? `${s.toFixed(1)} s` : `${(s * 1000).toPrecision(3)} ms`);
