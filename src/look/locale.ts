/** Languages of a report: English is complete, what another one lacks is shown in English and counted. */
export const locales = ["en", "de"] as const;

export type Locale = (typeof locales)[number];
