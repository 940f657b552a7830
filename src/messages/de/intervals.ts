import type { intervalsWords as english } from "../en/intervals.js";

/** Intervals of amounts, what a guarantee makes of them, other decisions nearby, leaks by time, and what moved beside what counts. */
export const intervalsWords: Readonly<Record<keyof typeof english, string>> = {
  "guarantee.even":
    "Dadurch sind die Intervalle für jede Gruppe gleich breit, und eine Gruppe, deren Vorhersagen weiter danebenliegen, kann keine breiteren bekommen: Ihre Intervalle enthalten stattdessen seltener die Wahrheit.",
  "guarantee.one-width": "Eine Breite wird für alle gelernt.",
  "guarantee.alone": "Die letzte Spalte zeigt die Reichweite, die jede Gruppe für sich allein bräuchte.",
  "guarantee.drawn":
    "Um jede Vorhersage wird ein Intervall gelegt, so breit, dass der erfasste Betrag beim gewünschten Anteil der Personen, alle zusammengenommen, darin liegt.",
  "guarantee.scaled":
    "Um jede Vorhersage wird ein Intervall gelegt, im Verhältnis dazu, wie unsicher sie nach den Daten ist, und so breit, dass der erfasste Betrag beim gewünschten Anteil der Personen, alle zusammengenommen, darin liegt.",
  "guarantee.widened":
    "Die Intervalle in den Daten werden an beiden Enden um einen Betrag, der für alle gleich ist, nach außen verschoben, oder nach innen, wo sie zu oft die Wahrheit enthielten, sodass der erfasste Betrag beim gewünschten Anteil der Personen, alle zusammengenommen, darin liegt.",
  "intervals.heading": "Intervalle, die das Modell angibt, nach Gruppen",
  "intervals.what": "Die Spalten {lower} und {upper} enthalten ein Intervall um jeden Betrag.",
  "intervals.all-rows": "Hier werden sie so beurteilt, wie sie sind, an allen Zeilen.",
  "intervals.without": "{rows} ohne Intervall, oder deren Ende vor dem Anfang liegt, ausgelassen.",
  "intervals.title": "Intervalle, die die Wahrheit enthalten, nach Gruppen",
  "intervals.two-ways":
    "Eine Gruppe kann auf zwei Arten schlechter bedient werden: Ihre Intervalle enthalten seltener die Wahrheit, oder sie sind breiter und sagen dadurch weniger.",
  "intervals.summary": "Die Intervalle in den Daten enthalten für {share} der Personen die Wahrheit.",
  "intervals.no-gap": "Für keine Gruppe ist belegt, dass sie schlechter bedient wird als eine andere.",
  "intervals.gap": "Nach {by} wird {lower} schlechter bedient als {higher}: {value} Punkte weniger, mindestens {least}.",
  "intervals.wider": "Nach {by} sind Intervalle für {higher} breiter als für {lower}: im Mittel um {value}, mindestens um {least}.",
  "intervals.by-width": "Intervalle nach ihrer Breite",
  "intervals.by-classes": "Antworten nach der Zahl der genannten Klassen",
  "intervals.parts": "Alle Zeilen in Teilen nach der Breite ihres Intervalls.",
  "intervals.no-sign":
    "Wo schmale Intervalle für weniger als {share} die Wahrheit enthalten, ist ein schmales Intervall kein Zeichen dafür, dass das Modell sicher ist.",
  "intervals.both": "Eine Antwort mit beiden Klassen kann nicht falsch sein, eine mit keiner nicht richtig.",
  "intervals.one":
    "Antworten mit einer Klasse enthalten deshalb seltener oder öfter die Wahrheit, als allen versprochen wurde; je seltener beide Klassen genannt werden, desto näher kommen sie dem.",
  "column.width": "Breite",
  "column.mean-width": "Mittlere Breite",
  "column.median-width": "Mittlere Breite (Median)",
  "column.classes": "Klassen",
  "near.no-gap": "Für keine Gruppe ist belegt, dass andere Entscheidungen näher liegen als für eine andere.",
  "near.within":
    "Nach {by} liegt für mehr Personen von {higher} als von {lower} eine andere Entscheidung innerhalb von {distance}: {value} Punkte mehr, mindestens {least}.",
  "near.median":
    "Nach {by} hat die Hälfte von {lower} eine andere Entscheidung näher als die Hälfte von {higher}: um {value}, mindestens um {least}.",
  "near.stands":
    "Aus jeder Gruppe des ersten Merkmals wurden gleich viele Zeilen versucht; wo Gruppen zusammengenommen sind, zählt jede Zeile für die Personen, für die sie steht.",
  "time.before": "Die früheren Daten liegen ganz davor.",
  "time.span": "Nach {column} reichen die Daten von {from} bis {to}, die früheren von {past} bis {end}.",
  "time.span-unknown": "Nach {column} reichen die Daten von {from} bis {to}; von wann die früheren sind, ist nicht bekannt.",
  "time.after":
    "{rows} der früheren Daten ({share}) sind vom ersten Tag der Daten oder später: Was aus ihnen gelernt wurde, konnte nicht bekannt sein.",
  "time.later": "{name} liegt in {later} von {rows} nach {column} und war also nicht bekannt, als entschieden wurde.",
  "time.must-not": "Ein Modell darf es nicht lesen.",
  "time.heading": "Davor und danach",
  "near.past":
    "Von den anderen sind {rows} ({share}) bis auf eine Spalte eine Zeile der früheren Daten; {usual} sind einer anderen Zeile der Daten selbst so nah, wie es Personen sind, die sich gleichen.",
  "near.right": "Entscheidungen sind bei {share} der Zeilen richtig, die keines von beidem sind.",
  "impact.caption": "Was sich verschoben hat, und wie viel im Modell darauf beruht",
  "impact.index": "Stabilitätsindex über dem Zufall",
  "impact.share": "Anteil an beidem zusammen",
  "impact.little": "Ein Merkmal, das sich weit verschoben hat und auf dem nichts beruht, bedeutet für das Modell wenig.",
  "impact.order": "Die letzte Spalte ist der Teil jedes Merkmals an allen Produkten der beiden; sie ordnet und misst keinen Verlust.",
  "impact.held": "Die Ergebnisse enthalten jedes Merkmal jeder Gruppe nach jedem Abstand, und eine Richtlinie kann jeden begrenzen.",
  "impact.same": "Dieselben Spalten nach anderen Abständen",
  "still.orders": "Keine Entscheidung ändert sich durch: {disturbances:phrase}.",
  "survival.whole": "Die Entscheidungen halten jedem versuchten Fehler stand in: {columns:phrase}.",
  "survival.harmless": "In jeder Spalte ohne Folgen: {errors:phrase}.",
  "survival.words": "„alle“: jede versuchte Stärke; „keine“: nicht einmal die schwächste.",
  "survival.bounds": "„bis“: Die obere Schranke bleibt innerhalb von {tolerance}; „nicht ab“: Die untere Schranke liegt darüber.",
  "survival.neither": "Dazwischen entscheiden die Daten nicht.",
  "survival.one": "Gestört wird jeweils eine Spalte, die anderen bleiben, wie sie waren.",
  "drift.left-many":
    "{n} weitere Spalten unterscheiden sich weniger und nicht mehr, als der Zufall erklärt; sie stehen in den Ergebnissen.",
  "drift.left-one": "1 weitere Spalte unterscheidet sich weniger und nicht mehr, als der Zufall erklärt; sie steht in den Ergebnissen.",
  "phrase.disturbance-rows": "{what:known} ({n:number} Zeilen)",
};
