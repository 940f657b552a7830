import { onNumbers } from "./on-numbers.js";

/** Numbers with the wrong sign, as where debts are negative in one source and positive in another: −x. 0 does not change. Example: 3 → −3. */
export const signFlip = onNumbers(
  {
    id: "sign_flip",
    title: "Wrong sign",
    formula: "−x",
    quantities: true,
    strikes: ["each"],
    unit: "none",
    ladder: [1],
    drawn: false,
    aliases: ["sign"],
    source: "Rahm & Do (2000), Data cleaning, IEEE Data Eng. Bull. 23(4), §2",
  },
  () => (x) => (x === 0 ? 0 : -x),
);
