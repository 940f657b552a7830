/** Intervals of amounts, what a guarantee makes of them, other decisions nearby, leaks by time, and what moved beside what counts. */
export const intervalsWords = {
  "guarantee.even":
    "So intervals are equally wide for every group by construction, and a group whose predictions are further off cannot get wider ones: its intervals contain the recorded outcome less often instead.",
  "guarantee.one-width": "One width is learnt for everybody.",
  "guarantee.alone": "The last column has the reach that each group would need alone.",
  "guarantee.drawn":
    "Each prediction gets an interval wide enough to contain the recorded amount for the promised share of people, all taken together.",
  "guarantee.scaled":
    "Around each prediction an interval is drawn, in proportion to how unsure the data say it is, and so wide that the recorded amount is inside for the promised share of people, all taken together.",
  "guarantee.widened":
    "The intervals in the data are moved outwards at both ends, or inwards where they contained the recorded outcome too often, by one amount for everybody, so that the recorded amount is inside for the promised share of people, all taken together.",
  "intervals.heading": "Intervals that the model gives, group by group",
  "intervals.what": "The columns {lower} and {upper} hold an interval around each amount.",
  "intervals.all-rows": "Here they are judged as they are, on all rows.",
  "intervals.without": "{rows} without one, or whose end is before its beginning, left out.",
  "intervals.title": "Intervals that contain the recorded outcome, by group",
  "intervals.two-ways":
    "A group can be served worse in two ways: its intervals contain the recorded outcome less often, or they are wider and so say less.",
  "intervals.summary": "The intervals in the data contain the recorded outcome for {share} of people.",
  "intervals.no-gap": "No group is shown to be served worse than another.",
  "intervals.gap": "By {by}, {lower} is served worse than {higher}: {value} points fewer, at least {least}.",
  "intervals.wider": "By {by}, intervals are wider for {higher} than for {lower}: by {value} on average, at least {least}.",
  "intervals.by-width": "Intervals by how wide they are",
  "intervals.by-classes": "Answers by how many classes they name",
  "intervals.parts": "All rows in parts by the width of their interval.",
  "intervals.no-sign":
    "Where narrow intervals contain the recorded outcome for fewer than {share}, a narrow interval is no sign that the model is sure.",
  "intervals.both": "An answer with both classes cannot be wrong, one with none cannot be right.",
  "intervals.one":
    "So answers of one class contain the recorded outcome less or more often than was promised to everybody; the less both classes are named, the nearer they come to it.",
  "column.width": "Width",
  "column.mean-width": "Mean width",
  "column.median-width": "Median width",
  "column.classes": "Classes",
  "near.no-gap": "For no group are other decisions proved to be nearer than for another.",
  "near.within":
    "By {by}, another decision is within {distance} for more of {higher} than of {lower}: {value} points more, at least {least}.",
  "near.median": "By {by}, half of {lower} have another decision nearer than half of {higher}: by {value}, at least {least}.",
  "near.stands":
    "As many rows of each group of the first attribute were tried; where groups are taken together, each row counts for the people it stands for.",
  "time.before": "All of the past was before.",
  "time.span": "By {column}, the data are from {from} to {to}, those of the past from {past} to {end}.",
  "time.span-unknown": "By {column}, the data are from {from} to {to}; when the past was is not known.",
  "time.after":
    "{rows} of the past ({share}) are of the first day of the data or later: what was learnt from them could not have been known.",
  "time.later": "{name} is later than {column} in {later} of {rows}, so that it was not known when the decision was made.",
  "time.must-not": "A model must not read it.",
  "time.heading": "Before and after",
  "near.past":
    "Of the others, {rows} ({share}) are a row of the past but for one column; {usual} are as near to another row of the data themselves, as people who are alike are.",
  "near.right": "Decisions are right in {share} of the rows that are neither.",
  "impact.caption": "What moved, and how much the model rests on it",
  "impact.index": "Stability index above chance",
  "impact.share": "Share of both together",
  "impact.little": "A feature that moved far and on which nothing rests matters little to the model.",
  "impact.order": "The last column is each feature’s part of all products of the two; it orders them and measures no loss.",
  "impact.held": "Results hold every feature of every group by every distance, and a policy can limit each.",
  "impact.same": "The same columns by other distances",
  "still.orders": "No decision changes in: {disturbances:phrase}.",
  "survival.whole": "Decisions withstand every error that was tried in: {columns:phrase}.",
  "survival.harmless": "Withstood in every column: {errors:phrase}.",
  "survival.words": "“all”: every strength that was tried; “none”: not even the weakest.",
  "survival.bounds": "“up to”: the upper bound stays within {tolerance}; “breaks at”: the lower bound is beyond it.",
  "survival.neither": "Between the two, the data do not decide.",
  "survival.one": "One column at a time is disturbed; the others stay the same.",
  "drift.left-many": "{n} more columns differ less, and by no more than chance explains; they are in the results.",
  "drift.left-one": "1 more column differs less, and by no more than chance explains; it is in the results.",
  "phrase.disturbance-rows": "{what:known} ({n:number} rows)",
} as const;
