import type { scoresWords as english } from "../en/scores.js";

/** Scores, inequality, and people whose group is not known. */
export const scoresWords: Readonly<Record<keyof typeof english, string>> = {
  "scores.about": "Hier geht es um den Score {score} selbst, welche Schwelle auch immer darübergelegt wird.",
  "scores.several":
    "Ein Score kann Personen in zwei Gruppen gleich gut ordnen und in ihnen doch Verschiedenes bedeuten; deshalb gibt es mehrere Maße.",
  "scores.calibration": "Kalibrierung nach {by}",
  "scores.bins":
    "{group}: in {n} von {all} Klassen schließt das Konfidenzintervall den mittleren Score aus; am weitesten entfernt ein Score von {score} mit {share:number} Positiven.",
  "scores.tenth": "Jeder Punkt ist etwa ein Zehntel der Gruppe, nach Score; sein Balken das {level}-Konfidenzintervall.",
  "scores.diagonal": "Auf der gepunkteten Diagonale bedeutet ein Score von 0,8, dass 80 % positiv sind.",
  "scores.below": "Darunter verspricht der Score zu viel, darüber zu wenig.",
  "scores.grey": "Graue Balken zeigen, wo die Scores der Gruppe liegen.",
  "scores.not-drawn": "Nicht gezeichnet, wegen zu weniger Zeilen oder aus Platzgründen: {groups:phrase}; sie stehen in results.json.",
  "scores.heights": "In Wahrheit positiv bei jeder Höhe des Scores, nach {by}",
  "scores.mean-share": "Mittlerer Score → Anteil der in Wahrheit Positiven, mit Konfidenzintervall und Zeilen.",
  "scores.cut":
    "Die Scores jeder Gruppe sind in Klassen von etwa gleichem Gewicht geteilt, die niedrigsten zuerst; gleiche Scores teilen eine Klasse.",
  "scores.auc-by": "Wie gut Scores die Ergebnisse unterscheiden, nach {by}",
  "scores.high": "Wie hoch die Scores sind, nach {by}",
  "scores.mean": "Ob Scores bedeuten, was sie sagen, nach {by}",
  "scores.far": "Wie weit Scores von den Ergebnissen entfernt sind, nach {by}",
  "scores.apart": "Wie weit Scores auseinanderliegen, nach {by}",
  "scores.above-chance": "Eine Entfernung liegt schon durch Zufall über 0.",
  "scores.shuffled":
    "„Durch Zufall allein“ ist ihr Mittelwert, wenn Personen zwischen den Gruppen gemischt werden, p der Anteil der Mischungen, die ebenso weit auseinanderliegen, in Standardfehlern gemessen; aus {n} Mischungen.",
  "scores.thresholds": "Was andere Schwellen entscheiden würden, nach {by}",
  "scores.decide": "Eine Entscheidung ist ab der Schwelle positiv: Eine Schwelle weiter rechts entscheidet für weniger Personen positiv.",
  "scores.differ": "Wo sich eine Rate bei gleicher Schwelle zwischen den Bildern unterscheidet, besteht ein Abstand.",
  "scores.at-three": "Bei {t}, der geltenden Schwelle, erhalten eine positive Entscheidung: {a} von {ga}, {b} von {gb}, {c} von {gc}.",
  "scores.at-two": "Bei {t}, der geltenden Schwelle, erhalten eine positive Entscheidung: {a} von {ga}, {b} von {gb}.",
  "scores.other": "Entscheidungen bei anderen Schwellen, nach {by}",
  "scores.first-number": "Die erste Zahl ist der ausgewählte Anteil.",
  "scores.in-json": "{n} Schwellen stehen in results.json.",
  "scores.first-json": "Die erste Zahl ist der ausgewählte Anteil. {n} Schwellen stehen in results.json.",
  "scores.keep": "Schwellen, die Abstände nach {by} in gängigen Grenzen hielten",
  "scores.four-fifths":
    "Die Vier-Fünftel-Regel ist die von 29 CFR 1607.4(D), eine Faustregel des Arbeitsrechts der Vereinigten Staaten; 10 Punkte sind ein Richtwert dieses Werkzeugs und stehen in keinem Gesetz.",
  "scores.range-distance":
    "Das Konfidenzintervall beantwortet eine andere Frage, nämlich wie groß die wahre Distanz sein kann; es ist vorsichtig und kann bei 0 beginnen, obwohl p klein ist.",
  "scores.by-chance":
    "„Durch Zufall“ ist, was genau richtige Scores bei so vielen Zeilen zeigen würden; p ist, wie oft sie mindestens den Wert darüber zeigen würden.",
  "scores.range-value":
    "Das Konfidenzintervall beantwortet eine andere Frage, nämlich wie groß der wahre Wert sein kann; es ist vorsichtig und kann bei 0 beginnen, obwohl p klein ist.",
  "scores.below-numbers":
    "Unter jeder Zahl stehen der Bereich, den die Daten für sie zulassen, und n, die Zeilen, über die sie gebildet ist; „Verwendete Begriffe“ sagt, was jedes Maß bedeutet.",
  "scores.one-threshold": "Wie in diesen Daten beobachtet, mit einer Schwelle für alle Gruppen und ohne den Zufall zu berücksichtigen.",
  "scores.everybody":
    "Eine Schwelle, die fast für alle oder fast für niemanden positiv entscheidet, hält die meisten Grenzwerte ein und hilft niemandem; die Anteile neben jedem Bereich sagen, wo das so ist.",
  "inequality.benefit":
    "Wer eine bessere Entscheidung erhält, als das erfasste Ergebnis verlangt, hat einen Nutzen von 2, wer eine schlechtere erhält, 0, alle anderen 1.",
  "inequality.zero": "Ein Index von 0 heißt, dass alle gleich viel Nutzen haben.",
  "inequality.rest":
    "Was zwischen Gruppen liegt, bliebe übrig, wenn alle den Mittelwert der eigenen Gruppe hätten; der Rest ist Ungleichheit unter Personen derselben Gruppe.",
  "inequality.caption": "Ungleichheit des Nutzens, zwischen und innerhalb von Gruppen",
  "inequality.chance":
    "Auch gemischte Gruppen unterscheiden sich durch Zufall: Der Teil zwischen Gruppen ist mit dem zu vergleichen, was sie zeigen, nicht mit 0.",
  "inequality.everybody": "Ungleichheit des Nutzens unter allen",
  "inequality.p": "Die letzte Spalte, p, ist, wie oft gemischte Gruppen sich mindestens so sehr unterscheiden.",
  "unknown.title": "Personen ohne Angabe zu {attribute}",
  "unknown.known": "Ihre Ergebnisse sind bekannt, ihre Gruppe nicht.",
  "unknown.worst": "Der ungünstigste Fall gilt, wohin auch immer sie gehören.",
  "unknown.proportion":
    "„Im Verhältnis“ heißt, dass jede Gruppe an ihnen denselben Anteil hat wie an den Personen mit Angabe, und dass jede von ihnen dazugehören kann.",
  "unknown.like": "„Wie die mit Angabe“ heißt, dass sich Personen mit demselben Ergebnis gleich auf die Gruppen verteilen.",
  "unknown.rates": "Raten, die Gruppen haben könnten",
  "unknown.gaps": "Abstände und Verhältnisse, die es geben könnte",
  "unknown.sampling": "Dies sind Bereiche dessen, was die Personen in den Daten sein könnten; der Stichprobenfehler kommt hinzu.",
};
