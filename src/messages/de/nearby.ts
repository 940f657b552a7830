import type { nearbyWords as english } from "../en/nearby.js";

/** What would turn a decision, and how the score moves. */
export const nearbyWords: Readonly<Record<keyof typeof english, string>> = {
  "recourse.smallest":
    "Für Personen mit der ungünstigen Entscheidung wurde die kleinste Änderung gesucht, auf die das Modell mit der anderen Entscheidung antwortet.",
  "recourse.values": "Jeder Wert kommt bei jemandem mit dieser Entscheidung vor.",
  "recourse.found":
    "Für {share} von {n} Personen mit der anderen Entscheidung fand sich ein Weg zur Entscheidung „{aim:phrase}“, im Mittel mit {changes} Änderungen und einem Aufwand von {effort}.",
  "recourse.none": "Es wurde kein Weg gesucht: {why:phrase}.",
  "recourse.less":
    "Für Personen {a:phrase} fand sich seltener ein Weg als für Personen {b:phrase}: {gap} ({lower} bis {upper}) Prozentpunkte.",
  "recourse.more":
    "Für Personen {a:phrase} fand sich häufiger ein Weg als für Personen {b:phrase}: {gap} ({lower} bis {upper}) Prozentpunkte.",
  "recourse.longer":
    "Der Weg ist für Personen {a:phrase} länger als für Personen {b:phrase}, um einen Aufwand von {gap} ({lower} bis {upper}).",
  "recourse.shorter":
    "Der Weg ist für Personen {a:phrase} kürzer als für Personen {b:phrase}, um einen Aufwand von {gap} ({lower} bis {upper}).",
  "recourse.effort-by": "Aufwand des Wegs nach Gruppen",
  "recourse.mean-effort": "Mittlerer Aufwand",
  "recourse.counts":
    "Eine Zahl, die an einem Zehntel der Personen vorbeizieht, zählt 0,1, ein geänderter Text 1; die Änderungen werden addiert.",
  "recourse.right": "Weiter rechts ist ein längerer Weg.",
  "recourse.people": "Personen, für die sich ein Weg fand, nach Gruppen",
  "recourse.share": "Anteil der Personen mit der ungünstigen Entscheidung",
  "recourse.no-proof": "Dass sich kein Weg fand, beweist nicht, dass es keinen gibt: Es wurden nur so viele Ziele versucht.",
  "recourse.changes": "Änderungen",
  "recourse.looked-at": "Betrachtete Zeilen",
  "recourse.changed-most": "Am häufigsten geändert",
  "detail.wrongly-refused": "zu Unrecht abgelehnt: Aufwand {n:number}",
  "recourse.against": "Jede Gruppe gegen ihre Vergleichsgruppe",
  "recourse.way-found": "Weg gefunden, Prozentpunkte",
  "recourse.effort": "Aufwand",
  "cell.less": "{a:name} minus {b:name}",
  "recourse.may": "Änderbar: {names:phrase}.",
  "recourse.may-not": "Nicht änderbar: {names:phrase}.",
  "recourse.rise": "Nur steigend: {names:phrase}.",
  "recourse.fall": "Nur fallend: {names:phrase}.",
  "recourse.become": "{name} kann werden: {values:phrase}.",
  "recourse.together": "{name} ändert sich gemeinsam: {names:phrase}.",
  "recourse.among":
    "Gesucht für {rows:phrase} von {all} mit der ungünstigen Entscheidung, hin zu Werten von {used:phrase} von {aims} mit der anderen; das Modell wurde nach {asked:phrase} gefragt.",
  "recourse.budget": "Das Budget endete vor {rows:phrase} weiteren.",
  "recourse.answers": "Ein Weg ist, worauf das Modell antwortet.",
  "recourse.no-advice": "Er ist kein Rat und sagt nicht, dass die Änderung das Ergebnis selbst besser machte.",
  "recourse.everybody-then": "Alle {v:number} ({l:number} bis {u:number}); {rest:list}.",
  "recourse.everybody": "Alle {v:number} ({l:number} bis {u:number}).",
  "phrase.name-value": "{who:name} {v:number} ({l:number} bis {u:number})",
};
