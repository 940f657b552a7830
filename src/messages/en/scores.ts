/** Scores, inequality, and people whose group is not known. */
export const scoresWords = {
  "scores.about": "These measures are about the score {score} itself, whatever threshold is applied to it.",
  "scores.several":
    "A score can rank people equally well in two groups and still mean something different in each; that is why there are several measures.",
  "scores.calibration": "Calibration by {by}",
  "scores.bins":
    "For {group}, in {n} of {all} bins the range excludes the mean score; the furthest is a score of {score} with {share:number} positive.",
  "scores.tenth": "Each dot is about a tenth of the group, sorted by score; its bar is the {level} range.",
  "scores.diagonal": "On the dotted diagonal, 80% of people with a score of 0.8 have the positive outcome.",
  "scores.below": "Below it, scores are too high; above it, too low.",
  "scores.grey": "Grey bars show where the group's scores lie.",
  "scores.not-drawn": "Not drawn, for lack of rows or space: {groups:phrase}; results.json has them.",
  "scores.heights": "Recorded outcomes at each level of the score, by {by}",
  "scores.mean-share": "Mean score → share with a positive recorded outcome, with its range and rows.",
  "scores.cut": "Each group's scores are sorted from lowest to highest and cut into bins of about equal size; equal scores share a bin.",
  "scores.auc-by": "How well scores separate outcomes, by {by}",
  "scores.high": "How high scores are, by {by}",
  "scores.mean": "Whether scores mean what they say, by {by}",
  "scores.far": "How far scores are from outcomes, by {by}",
  "scores.apart": "How far apart scores are, by {by}",
  "scores.above-chance": "Even between equal groups a distance is above 0.",
  "scores.shuffled":
    "“By chance alone” is its mean when people are shuffled between groups; p is the share of shuffles that lie at least as far apart, measured in standard errors, out of {n} shuffles.",
  "scores.range-distance":
    "The range answers another question, how large the true distance may be; it is cautious and can start at 0 although p is small.",
  "scores.by-chance":
    "“By chance” is what scores that are exactly right would show in so many rows; p is how often they would show at least the value above.",
  "scores.range-value":
    "The range answers another question, how large the true value may be; it is cautious and can start at 0 although p is small.",
  "scores.below-numbers":
    "Below each number stand the range that the data allow for it and n, the rows that it is taken over; “Words used” says what each measure means.",
  "scores.thresholds": "Decisions at every threshold, by {by}",
  "scores.decide": "A decision is positive from the threshold upwards, so a threshold further right gives fewer positive decisions.",
  "scores.differ": "Where a rate differs between pictures at the same threshold, there is a gap.",
  "scores.at-three":
    "At {t}, the threshold in force, {a} of {ga} get a positive decision, {b} of {gb} get a positive decision, {c} of {gc} get a positive decision.",
  "scores.at-two": "At {t}, the threshold in force, {a} of {ga} get a positive decision, {b} of {gb} get a positive decision.",
  "scores.other": "Decisions at other thresholds, by {by}",
  "scores.first-number": "The first number is the share selected.",
  "scores.in-json": "{n} thresholds are in results.json.",
  "scores.first-json": "The first number is the share selected. {n} thresholds are in results.json.",
  "scores.keep": "Thresholds that would keep gaps by {by} within common limits",
  "scores.four-fifths":
    "The four-fifths rule is that of 29 CFR 1607.4(D), a rule of thumb of United States employment law; 10 points is this tool’s value for orientation and comes from no law.",
  "scores.one-threshold": "As observed in these data, with one threshold for all groups and no allowance for chance.",
  "scores.everybody":
    "A threshold that gives nearly everybody or nearly nobody a positive decision meets most limits and helps no one; the shares beside each range show where that is so.",
  "inequality.benefit":
    "A person whose decision is better than the recorded outcome calls for has a benefit of 2, one whose decision is worse has 0, and everybody else has 1.",
  "inequality.zero": "An index of 0 means that everybody benefits equally.",
  "inequality.rest":
    "The part between groups is what would remain if everybody had the mean benefit of their group; the rest is inequality among people of the same group.",
  "inequality.caption": "Inequality of benefits, between and within groups",
  "inequality.chance": "Groups differ a little by chance alone, so compare the part between groups with “between, by chance”, not with 0.",
  "inequality.everybody": "Inequality of benefits among everybody",
  "inequality.p": "The last column, p, is how often shuffled groups differ at least as much.",
  "unknown.title": "People whose {attribute} is not recorded",
  "unknown.known": "Their outcomes are known, their group is not.",
  "unknown.worst": "The worst case covers every way of assigning them.",
  "unknown.proportion":
    "“In proportion” means that each group has the same share of them as of the people whose group is known, whoever they are.",
  "unknown.like": "“Like those on record” means that people with the same outcome are spread over the groups in the same way.",
  "unknown.rates": "Possible rates of each group",
  "unknown.gaps": "Possible gaps and ratios",
  "unknown.sampling": "These ranges cover only the unknown membership of the people in the data; sampling error comes on top.",
} as const;
