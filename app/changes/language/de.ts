import type { Language } from "./language"

const list = (words: string) => words.trim().split(/\s+/)

export const german: Language = {
  code: "de",
  negations:
    list(`nicht kein keine keinen keinem keiner keines nie niemals niemand nichts weder noch ohne außer ausgenommen
    ausschließlich nur stets immer sofern soweit`),
  obligations:
    list(`muss müssen musste mussten darf dürfen durfte soll sollen sollte sollten kann können könnte verpflichtet
    verpflichtung erforderlich notwendig zwingend freiwillig verboten untersagt erlaubt zulässig unzulässig gestattet
    empfohlen unverzüglich sofort vor nach bis binnen innerhalb mindestens höchstens spätestens frühestens höchstdauer zuständig
    verantwortlich berechtigt anspruch zustimmung genehmigung hat haben ist sind wird werden`),
  numbers:
    list(`null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn
    achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert tausend million halb doppelt
    zweimal einmal viertel dutzend`),
  times:
    list(`sekunde sekunden minute minuten stunde stunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren
    täglich wöchentlich monatlich jährlich januar februar märz april mai juni juli august september oktober november dezember
    montag dienstag mittwoch donnerstag freitag samstag sonntag heute morgen`),
  housekeeping: [
    "^(zuletzt |letzte )?(geändert|aktualisiert|änderung|aktualisierung|stand)\\b",
    "^(fassung|version|ausfertigungsdatum|fundstelle|autor|autoren|redaktion|dank)\\b",
  ],
  actors:
    list(`nutzer nutzerin nutzern kunde kunden kundin mitarbeiter mitarbeiterin mitarbeitern mitarbeitende leiter leiterin
    verkäufer verkäuferin team behörde antragsteller eigentümer mitglied mitglieder verwaltung`),
  courtesies: [
    "\\b(weitere informationen|näheres|mehr dazu|mehr erfahren)\\b",
    "^(wenn|falls) sie fragen haben",
    "^(vielen dank|danke)\\b",
  ],
  fillers:
    list(`der die das den dem des ein eine einen einem einer eines und oder zu zum zur im in am an auf für von vom mit bei
    als es er sie wir ihr sich dass so auch`),
  nounsAreCapital: true,
}
