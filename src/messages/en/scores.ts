/** Scores, inequality, and people whose group is not known. */
export const scoresWords = {
  "scores.about": "These are about the score {score} itself, whatever threshold is laid over it.",
  "scores.several":
    "A score can rank people equally well in two groups and still mean different things in them; that is why there are several measures.",
  "scores.calibration": "Calibration by {by}",
  "scores.bins": "{group}: in {n} of {all} bins the range excludes the mean score; furthest off, a score of {score} with {share} positive.",
  "scores.tenth": "Each dot is about a tenth of the group, by score; its bar the {level} range.",
  "scores.diagonal": "On the dotted diagonal a score of 0.8 means that 80% are positive.",
  "scores.below": "Below it the score promises too much, above it too little.",
  "scores.grey": "Grey bars show where the group's scores lie.",
  "scores.not-drawn": "Not drawn, for too few rows or for room: {groups}; results.json has them.",
  "scores.heights": "Positive in truth at each height of the score, by {by}",
  "scores.mean-share": "Mean score → share positive in truth, with its range and rows.",
  "scores.cut": "Each group's scores are cut into bins of about equal weight, lowest first; equal scores share a bin.",
  "scores.auc-by": "How well scores tell outcomes apart, by {by}",
  "scores.high": "How high scores are, by {by}",
  "scores.mean": "Whether scores mean what they say, by {by}",
  "scores.far": "How far scores are from outcomes, by {by}",
  "scores.apart": "How far scores lie apart, by {by}",
  "scores.above-chance": "A distance is above 0 by chance alone.",
  "scores.shuffled":
    "“By chance alone” is its mean when people are shuffled between groups, p the share of shuffles that lie as far apart, measured in standard errors; of {n} shuffles.",
  "scores.thresholds": "What other thresholds would decide, by {by}",
  "scores.decide": "A decision is positive from the threshold upwards: a threshold further right decides fewer people positive.",
  "scores.differ": "Where one rate differs between pictures at the same threshold there is a gap.",
  "scores.at-three":
    "At {t}, the threshold in force, {a} of {ga} get a positive decision, {b} of {gb} get a positive decision, {c} of {gc} get a positive decision.",
  "scores.at-two": "At {t}, the threshold in force, {a} of {ga} get a positive decision, {b} of {gb} get a positive decision.",
  "scores.other": "Decisions at other thresholds, by {by}",
  "scores.first-number": "The first number is the share selected.",
  "scores.in-json": "{n} thresholds are in results.json.",
  "scores.first-json": "The first number is the share selected. {n} thresholds are in results.json.",
  "scores.keep": "Thresholds that would keep gaps by {by} within usual limits",
  "scores.one-threshold": "As observed in these data, with one threshold for all groups and no allowance for chance.",
  "scores.everybody":
    "A threshold that decides nearly everybody or nearly nobody positive meets most limits and helps no one; the shares beside each range say where that is so.",
  "inequality.benefit":
    "A person who gets a better decision than the true outcome calls for has a benefit of 2, one who gets a worse decision 0, everybody else 1.",
  "inequality.zero": "An index of 0 means that all benefit alike.",
  "inequality.rest":
    "What lies between groups would be left if everybody had the mean of the own group; the rest is inequality among people of the same group.",
  "inequality.caption": "Inequality of benefits, between and within groups",
  "inequality.chance":
    "Shuffled groups still differ by chance: the part between groups is to be held against what they show, not against 0.",
  "unknown.title": "People whose {attribute} is not recorded",
  "unknown.known": "Their outcomes are known, their group is not.",
  "unknown.worst": "The worst case holds wherever they belong.",
  "unknown.proportion":
    "In proportion means that each group has as large a share of them as of the people on record, and that any of them may be its.",
  "unknown.like": "Like those on record means that people with the same outcome are spread over the groups alike.",
  "unknown.rates": "Rates that groups could have",
  "unknown.gaps": "Gaps and ratios that there could be",
  "unknown.sampling": "These are ranges of what the people in the data could be; sampling error comes on top.",
} as const;
