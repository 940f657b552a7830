import type { testsWords as english } from "../en/tests.js";

/** Chance, strata, groups that nobody named, and people who are alike. */
export const testsWords: Readonly<Record<keyof typeof english, string>> = {
  "tests.small-p": "Ein kleines p sagt, dass der Zufall allein kaum einen solchen Abstand ergibt.",
  "tests.not-large":
    "Es sagt nicht, dass der Abstand groß ist, und ein großes p nicht, dass es keinen gibt: Wie groß er sein kann, sagen die Konfidenzintervalle.",
  "tests.caption": "Tests nach {by}",
  "tests.rate": "Rate",
  "tests.least": "Am wenigsten durch Zufall",
  "tests.p-all": "p über alle",
  "tests.test": "Test",
  "tests.adjusted":
    "p ist über alle Paare von Gruppen der Tabelle angepasst, „p über alle“ nach Holm auch über die {n} Tests dieses Abschnitts.",
  "tests.shuffled": "{n}-mal gemischt, so dass kein p unter {p} liegt.",
  "words.fisher": "Exakter Test nach Fisher",
  "words.max-t": "gemischte Gruppen, größter studentisierter Abstand",
  "words.linearised": "linearisierte Varianz, Holm über Paare",
  "cell.over": "{a:name} über {b:name}",
  "scan.every":
    "Jede Gruppe von Personen, die bis zu {n:number} Werte von {names:phrase} bilden, wurde mit allen anderen verglichen, wenn beide mindestens {rows:phrase} haben.",
  "scan.nothing": "Keine Spalte bildet Gruppen; es gab nichts zu durchsuchen.",
  "scan.none": "Keine von {groups:phrase} ist weiter von allen anderen entfernt, als der Zufall erklärt.",
  "scan.too-small": "Es ließ sich nichts vergleichen: Keine Gruppe ist groß genug.",
  "scan.gaps": "{measure:measure}: Abstände zu allen anderen",
  "scan.apart": "{measure:measure}: von allen anderen abweichende Gruppen, Abstände in Prozentpunkten",
  "scan.drawn": "{n} von {all} Gruppen sind gezeichnet.",
  "scan.furthest": "Am weitesten entfernt: {group}, {gap} Prozentpunkte.",
  "scan.dot":
    "Jeder Punkt ist die Rate einer Gruppe minus die aller anderen, sein Balken der Bereich, den die Daten mit {level} Sicherheit für alle Gruppen zugleich zulassen.",
  "scan.others": "Andere",
  "scan.denominator": "Gezählt sind die Zeilen im Nenner von {metric}.",
  "scan.at-once": "Konfidenzintervalle gelten für alle Gruppen zugleich.",
  "scan.no-group":
    "Mit {level} Sicherheit ist keine Gruppe mit mindestens {rows:phrase}, von denen es {n} gibt, mehr als {gap} Prozentpunkte von allen anderen entfernt; die weiteste Schranke ist die von Personen {group:phrase}.",
  "scan.one-group":
    "Mit {level} Sicherheit ist die einzige Gruppe mit mindestens {rows:phrase} nicht mehr als {gap} Prozentpunkte von allen anderen entfernt: Personen {group:phrase}.",
  "scan.max-t":
    "P ist über alle {n} Gruppen zugleich angepasst, nach der größten Abweichung in {draws} Populationen mit zufällig verteilten Ergebnissen, und über die {rates} durchsuchten Raten.",
  "scan.max-t-one":
    "P ist über alle {n} Gruppen zugleich angepasst, nach der größten Abweichung in {draws} Populationen mit zufällig verteilten Ergebnissen.",
  "scan.implied": "Von den abweichenden Gruppen erklärt {n} weitere eine kürzer beschriebene.",
  "scan.implied-one": "Von den abweichenden Gruppen erklärt 1 weitere eine kürzer beschriebene.",
  "scan.not-searched": "Nicht durchsucht: {names}.",
  "detail.none-larger": "keine genannte ist größer und weiter entfernt",
  "detail.same-people": "dieselben Personen: {group}",
  "individual.nearest": "Jede Zeile ist mit den {n} nächsten in {names} verglichen; jede Zahl durch ihre Standardabweichung geteilt.",
  "individual.nearest-range": "Jede Zeile ist mit den {n} nächsten in {names} verglichen; jede Zahl durch ihre Spannweite geteilt.",
  "individual.nearest-none":
    "Jede Zeile ist mit den {n} nächsten in {names} verglichen; Zahlen wie sie sind, so dass ein Merkmal mit großen Zahlen allein entscheidet.",
  "individual.consistency-is": "Konsistenz ist der Anteil derer, über die wie über die Zeile entschieden wird.",
  "individual.flip-is":
    "Der Flip-Test betrachtet die nächsten Zeilen außerhalb der Gruppe: Über 0 wird über Personen der Gruppe häufiger besser entschieden als über die ihnen ähnlichsten, unter 0 schlechter.",
  "individual.caption": "Zeilen und die ihnen ähnlichsten, nach {by}",
  "individual.consistency": "Konsistenz",
  "individual.flip": "Flip-Test",
  "individual.better": "Besser",
  "individual.worse": "Schlechter",
  "individual.places": "Zeilen gleicher Entfernung teilen sich die Plätze unter den nächsten.",
  "individual.no-ranges":
    "Für andere Personen als diese gibt es keine Konfidenzintervalle: Zeilen teilen Nachbarn und sind nicht unabhängig.",
  "individual.drawn": "Von {rows:phrase} wurden {n} zufällig gezogene betrachtet; die Konfidenzintervalle gelten für alle.",
  "individual.left-out": "{rows:phrase} weggelassen: {why:known}.",
  "strata.same": "Derselbe Vergleich unter Zeilen mit gleichem Wert in {column}.",
  "strata.vanish":
    "Ein Abstand über alle Zeilen kann innerhalb jedes Werts von {column} verschwinden oder sich umkehren, weil Gruppen verschieden darauf verteilt sind.",
  "strata.within": "Auswahlquote nach {by} innerhalb von {stratum}",
  "strata.caption": "Abstände nach {by:phrase} über alle Zeilen und innerhalb von Schichten (Prozentpunkte)",
  "strata.group-against": "Gruppe gegen",
  "strata.over-all": "Über alle Zeilen",
  "strata.within-strata": "Innerhalb von Schichten",
  "strata.same-spread": "Gleiche Verteilung für beide",
  "strata.odds-ratio": "Odds-Verhältnis",
  "strata.p-any": "p, irgendein Abstand",
  "strata.p-same": "p, nicht überall gleich",
  "cell.against": "{a:name} gegen {b:name}",
  "strata.note": "Innerhalb von Schichten: Mantel–Haenszel.",
  "strata.note-spread":
    "Gleiche Verteilung für beide: Beide Gruppen erhalten die Verteilung aller auf die Schichten. p eines Abstands: Cochran–Mantel–Haenszel ohne Korrektur; p für nicht überall gleich: Breslow–Day mit Korrektur nach Tarone.",
};
