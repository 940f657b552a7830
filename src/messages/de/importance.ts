import type { importanceWords as english } from "../en/importance.js";

/** What the model's numbers rest on. */
export const importanceWords: Readonly<Record<keyof typeof english, string>> = {
  "importance.exchanged": "Die Werte jedes Merkmals wurden zwischen Zeilen ausgetauscht, und das Modell wurde erneut befragt.",
  "importance.rests": "Was dadurch schlechter wird, beruht auf dem Merkmal.",
  "importance.of-gap": "Bei einem Abstand ist der Teil gezeigt, der verschwindet.",
  "importance.two-trees":
    "Gezeigt sind zwei Zahlen: Marginal ist, was das Modell nutzt; bedingt ist, was es über die anderen Spalten hinaus nutzt, mit Werten aus Zeilen, die sich in den anderen Spalten gleichen (Untergruppen eines Baums).",
  "importance.two-knockoffs":
    "Gezeigt sind zwei Zahlen: Marginal ist, was das Modell nutzt; bedingt ist, was es über die anderen Spalten hinaus nutzt, mit Werten, die bei den anderen Spalten ebenso gut hätten dastehen können (Gaußsche Knockoffs; Spalten mit drei oder mehr Texten sind nicht festgehalten).",
  "importance.nothing-left": "Wo die anderen Spalten ein Merkmal vollständig verraten, bleibt davon nichts übrig.",
  "importance.lost": "{title:phrase}: was ohne ein Merkmal verloren geht",
  "importance.goes": "{title:phrase}: was ohne ein Merkmal verschwindet",
  "phrase.gap-in": "Abstand ({measure:known}) nach {by}",
  "importance.gap-in": "Abstand ({measure:known}) nach {by}",
  "importance.none": "{title:phrase}: keine Wichtigkeit ({why:phrase}).",
  "importance.as-they-are": "Mit den Daten, wie sie sind: {base:phrase}.",
  "importance.most": "Am meisten beruht auf {feature}, {value}.",
  "importance.drawn": "Gezeichnet sind die ersten {n} von {all} Merkmalen.",
  "importance.dot-gap":
    "Jeder Punkt ist, wie viel des Abstands verschwindet, wenn Zeilen die Werte des Merkmals von anderen Zeilen nehmen, sein Balken das {level}-Konfidenzintervall.",
  "importance.dot-worse":
    "Jeder Punkt ist, wie viel schlechter es wird, wenn Zeilen die Werte des Merkmals von anderen Zeilen nehmen, sein Balken das {level}-Konfidenzintervall.",
  "importance.diamond": "Die Raute ist, was es über die anderen Spalten hinaus beiträgt.",
  "importance.points": "Prozentpunkte",
  "importance.line": "keine Wichtigkeit",
  "importance.caption-against": "{title:phrase}: {base:number}, gegen {without:number} ohne jedes Merkmal",
  "importance.caption-percent": "{title:phrase}: {base:number} Prozent, gegen {without:number} ohne jedes Merkmal",
  "importance.caption-points": "{title:phrase}: {base:number} Punkte, {high} über {low}",
  "importance.caption-gap": "{title:phrase}: {base:number}, {high} über {low}",
  "phrase.against": "{base:number}, gegen {without:number} ohne jedes Merkmal",
  "phrase.points-above": "{base:number} Punkte, {high} über {low}",
  "phrase.value-above": "{base:number}, {high} über {low}",
  "importance.worse-by": "Schlechter um",
  "importance.goes-away": "Verschwindet",
  "importance.beyond": "Über die anderen hinaus",
  "importance.more": "{n:number} weitere Merkmale, jedes höchstens {most}; die Ergebnisdatei enthält alle.",
  "importance.more-one": "1 weiteres Merkmal, höchstens {most}; die Ergebnisdatei enthält alle.",
  "importance.not-looked": "Nicht betrachtet: {names}.",
  "importance.subgroups": "Wo ein Merkmal über die anderen hinaus zählt",
  "importance.alike": "Werte wurden nur zwischen Zeilen ausgetauscht, die sich in den anderen Spalten gleichen.",
  "importance.own-worth": "In jeder solchen Untergruppe hat ein Merkmal einen eigenen Wert, gemessen als {measure:phrase}.",
  "importance.whole":
    "Wo das ein Mittel über Zeilen ist, ist das Ganze das Mittel aller Untergruppen, jede nach ihrem Anteil an den Zeilen.",
  "importance.shown-first": "Gezeigt für die ersten {n} Merkmale; {more:number} weitere stehen in results.json.",
  "importance.shown-first-one": "Gezeigt für die ersten {n} Merkmale; 1 weiteres steht in results.json.",
  "importance.adds": "{feature}: was es beiträgt, nach Untergruppen, mit {level}-Konfidenzintervallen",
  "importance.rows-with": "Zeilen mit",
  "importance.worth-most": "Die {n}, in denen es am meisten wert ist; {more:number} weitere Untergruppen, davon {some} in results.json.",
  "importance.worth-most-all": "Die {n}, in denen es am meisten wert ist; {more:number} weitere Untergruppen in results.json.",
  "importance.worth-most-one": "Die {n}, in denen es am meisten wert ist; 1 weitere Untergruppe in results.json.",
  "importance.together": "Merkmale und die anderen Spalten",
  "importance.most-like": "Am ähnlichsten",
  "importance.told": "Von den anderen verraten",
  "importance.unlike": "Ausgetauschte Zeilen, die wirklichen nicht gleichen",
  "cell.rank-correlation": "Rangkorrelation {rho:number}",
  "cell.together-asked": "zusammen bewegt, wie verlangt",
  "cell.together-category": "eine Kategorie, zusammen bewegt",
  "cell.together-same": "nahezu gleich, zusammen bewegt",
  "importance.real-rows": "Von den wirklichen Zeilen gleichen 5 % den anderen ebenso wenig.",
  "importance.more-results": "{n:number} weitere Merkmale in der Ergebnisdatei.",
  "importance.not-exist":
    "Wo viele ausgetauschte Zeilen wirklichen nicht gleichen, wurde das Modell nach Personen gefragt, die es nicht gibt.",
  "importance.rotation-any":
    "Permutationswichtigkeit durch Verschieben: Werte kommen aus einer beliebigen anderen Zeile, {least:number}- bis {most:number}-mal über {rows:phrase}.",
  "importance.rotation-any-times":
    "Permutationswichtigkeit durch Verschieben: Werte kommen aus einer beliebigen anderen Zeile, {most:number}-mal über {rows:phrase}.",
  "importance.rotation-same":
    "Permutationswichtigkeit durch Verschieben: Werte kommen aus einer anderen Zeile derselben Gruppe, {least:number}- bis {most:number}-mal über {rows:phrase}.",
  "importance.rotation-other":
    "Permutationswichtigkeit durch Verschieben: Werte kommen aus einer Zeile einer anderen Gruppe, {least:number}- bis {most:number}-mal über {rows:phrase}.",
  "phrase.rows-drawn": "{some:number} von {all:number} Zeilen, zufällig gezogen",
  "phrase.rows-of-all": "{some:number} von {all:number} Zeilen",
  "importance.asked": "Das Modell wurde nach {rows:phrase} gefragt; {n} entfielen, weil der Wert derselbe war.",
  "importance.decisions": "Entscheidungen sind Scores ab {n}.",
  "importance.ranges":
    "Konfidenzintervalle decken die Stichprobe der Zeilen und das Ziehen der Werte ab. p ist einseitig, über die Merkmale nach Benjamini und Hochberg angepasst.",
  "importance.budget":
    "Das Budget endete, bevor alles getan war; deshalb fehlen Merkmale oder haben weniger Wiederholungen. p ist einseitig, über die Merkmale nach Benjamini und Hochberg angepasst.",
  "importance.ranges-only": "Konfidenzintervalle decken die Stichprobe der Zeilen und das Ziehen der Werte ab.",
  "importance.same-as-others":
    "Ein Merkmal, das dasselbe sagt wie andere, kann unwichtig aussehen, weil die anderen an seine Stelle treten.",
  "importance.uses": "Wichtigkeit sagt, was das Modell nutzt, nicht, was Ergebnisse verursacht.",
};
