import { onNumbers } from "./on-numbers.js";

/**
 * Temperatures in degrees Fahrenheit written in degrees Celsius: (x − 32)/1.8.
 *
 * Every row is struck. Only where it is asked for by name, as most columns hold no temperatures. Example: 98.6 → 37.
 */
export const fahrenheitAsCelsius = onNumbers(
  {
    id: "fahrenheit_as_celsius",
    title: "Wrong unit, °F as °C",
    formula: "(x − 32)/1.8",
    quantities: true,
    onlyByName: true,
    strikes: ["each"],
    unit: "none",
    ladder: [1],
    drawn: false,
    aliases: ["f_to_c"],
    source: "unit heterogeneity: Rahm & Do (2000), Data cleaning, IEEE Data Eng. Bull. 23(4), §2",
  },
  () => (x) => (x - 32) / 1.8,
);
