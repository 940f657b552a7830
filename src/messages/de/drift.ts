import type { driftWords as english } from "../en/drift.js";

/** What differs from the past. */
export const driftWords: Readonly<Record<keyof typeof english, string>> = {
  "drift.none": "Von {columns:phrase}, die sich mit {name} ({rows:phrase}) vergleichen ließen, unterscheidet sich keine nachweislich.",
  "drift.differ":
    "Von {columns:phrase}, die sich mit {name} ({rows:phrase}) vergleichen ließen, unterscheiden sich {n} stärker, als der Zufall erklärt.",
  "drift.differs":
    "Von {columns:phrase}, die sich mit {name} ({rows:phrase}) vergleichen ließen, unterscheidet sich 1 stärker, als der Zufall erklärt.",
  "drift.most": "Am meisten: {column}, Index {n}.",
  "drift.nothing": "Mit {name} ({rows:phrase}) ließ sich nichts vergleichen.",
  "drift.columns": "Spalten, größter Unterschied zuerst",
  "drift.index": "Stabilitätsindex",
  "drift.cramer": "Cramérs V",
  "drift.missing": "Fehlend damals, jetzt",
  "number.by-chance": "durch Zufall {n:number}",
  "drift.below":
    "Unter jeder Zahl steht das {level}-Konfidenzintervall für die Personen, die beide Stichproben vertreten; keines, wo mehr als ein Fünftel der Werte weniger als 5 Zeilen hat. p nach Smirnov bei Zahlen, nach dem Likelihood-Quotienten bei Anteilen, über die Spalten nach Benjamini und Hochberg angepasst.",
  "drift.below-mark":
    "Unter jeder Zahl steht das {level}-Konfidenzintervall für die Personen, die beide Stichproben vertreten; keines, wo mehr als ein Fünftel der Werte weniger als 5 Zeilen hat. ▲ kennzeichnet, was der Zufall auf diesem Niveau nicht erklärt; p nach Smirnov bei Zahlen, nach dem Likelihood-Quotienten bei Anteilen, über die Spalten nach Benjamini und Hochberg angepasst.",
  "drift.other": "Dieselben Spalten nach anderen Abständen",
  "drift.js": "Jensen–Shannon",
  "drift.hellinger": "Hellinger",
  "drift.largest-share": "Größter Anteil",
  "drift.wasserstein": "Wasserstein",
  "drift.in-sd": "in Standardabweichungen",
  "drift.distance":
    "Jensen–Shannon ist ein Abstand (Basis 2), „Größter Anteil“ die größte Verschiebung im Anteil eines Werts oder Zehntels; Wasserstein steht in der Einheit der Spalte und in Standardabweichungen der Vergangenheit.",
  "drift.tools": "Wie andere Werkzeuge es definieren",
  "drift.same-columns": "Dieselben Spalten nach den verlangten Definitionen",
  "drift.no-value":
    "Zeilen ohne Wert sind weggelassen, und jede Zeile zählt einmal, wie dort; Zahlen anderer Werkzeuge haben kein Konfidenzintervall und entscheiden nichts.",
  "drift.group": "Gruppe für Gruppe",
  "drift.moved": "Wie weit sich der Score jeder Gruppe verschob, und das am stärksten verschobene Merkmal",
  "drift.rows-then": "Zeilen damals",
  "drift.rows-now": "Zeilen jetzt",
  "drift.score": "Score",
  "drift.its-index": "Sein Index",
  "drift.itself": "Jede Gruppe wird mit sich selbst in der Vergangenheit verglichen.",
  "drift.above-chance": "Das Merkmal ist das, das am weitesten über dem Zufall liegt.",
  "drift.past-rows": "Zeilen der Vergangenheit",
  "drift.same-rows": "{n:phrase} von {all:phrase} ({share}) enthalten in {columns:phrase} genau dasselbe wie eine Zeile der Vergangenheit.",
  "drift.same-id":
    "Die Kennung von {n:phrase} steht auch in der Vergangenheit: Es sind dieselben Personen, sofern nicht beide Dateien neu zählen.",
  "drift.right": "Entscheidungen sind in {a} aller Zeilen richtig, ohne diese in {b}.",
  "drift.no-other": "Keine andere Zeile hat Entscheidung und Ergebnis.",
  "drift.may-differ": "Zeilen gleichen Inhalts können verschiedene Personen betreffen.",
  "drift.smaller": "Zeilen, die in beiden Dateien stehen, verkleinern die Unterschiede oben und vergrößern ihr p.",
  "drift.not-compared": "Nicht verglichen: {names}.",
  "drift.not-compared-one": "Nicht verglichen: {name} ({why:known}).",
  "drift.read":
    "Lesehilfe: Der Populations-Stabilitätsindex (PSI) addiert, wie weit sich Anteile verschoben, über Zehntel der früheren Werte oder, wo es wenige gibt, über die Werte selbst; fehlende Werte sind ein weiterer.",
  "drift.custom": "Üblicherweise gilt unter 0,1 als klein und über 0,25 als groß; das ist kein Test.",
  "drift.once": "Jede Zeile zählt einmal.",
  "drift.weights":
    "Zeilen zählen nach ihren Gewichten, Konfidenzintervalle nach den gleich gewichteten Zeilen, die ebenso aussagekräftig wären.",
  "drift.not-worse": "Ein Unterschied in den Daten zeigt nicht, dass ein Modell schlechter geworden ist.",
  "drift.have-less": "{n:number} weitere Merkmale haben weniger.",
  "drift.have-less-one": "1 weiteres Merkmal hat weniger.",
  "drift.wasserstein-sd": "Wasserstein, in Standardabweichungen",
  "detail.with-columns": "mit {columns}",
};
