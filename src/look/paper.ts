/** Sizes of paper that a report is printed on, as CSS calls them. */
export const papers = ["a4", "letter"] as const;

export type Paper = (typeof papers)[number];
