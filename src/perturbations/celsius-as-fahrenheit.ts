import { onNumbers } from "./on-numbers.js";

/**
 * Temperatures in degrees Celsius written in degrees Fahrenheit: 1.8·x + 32.
 *
 * Every row is struck. Only where it is asked for by name, as most columns hold no temperatures. Example: 37 → 98.6.
 */
export const celsiusAsFahrenheit = onNumbers(
  {
    id: "celsius_as_fahrenheit",
    title: "Wrong unit, °C as °F",
    formula: "1.8·x + 32",
    quantities: true,
    onlyByName: true,
    strikes: ["each"],
    unit: "none",
    ladder: [1],
    drawn: false,
    aliases: ["c_to_f"],
    source: "unit heterogeneity: Rahm & Do (2000), Data cleaning, IEEE Data Eng. Bull. 23(4), §2",
  },
  () => (x) => 1.8 * x + 32,
);
