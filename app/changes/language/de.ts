import type { Language } from "./language"

const list = (words: string) => words.trim().split(/\s+/)

export const german: Language = {
  code: "de",
  negations:
    list(`nicht kein keine keinen keinem keiner keines nie niemals niemand nichts weder noch ohne außer ausgenommen
    ausschließlich nur alle jeder jede jedes stets immer sofern soweit`),
  duties: [
    list(
      `muss müssen musste mussten verpflichtet verpflichtung verpflichtungen erforderlich notwendig zwingend vorgeschrieben`,
    ),
    list("soll sollen sollte sollten empfohlen empfehlen empfiehlt"),
    list("darf dürfen durfte durften kann können erlaubt zulässig gestattet berechtigt anspruch"),
    list("könnte könnten"),
    list("verboten untersagt unzulässig"),
    list("freiwillig"),
    list("zuständig zuständigkeit verantwortlich verantwortung"),
    list("zustimmung genehmigung einwilligung"),
  ],
  limits: list(
    `unverzüglich sofort vor nach bis binnen innerhalb mindestens höchstens spätestens frühestens höchstdauer frist`,
  ),
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
  records: [
    "^(literatur|literaturverzeichnis|quellen|quellenangaben|danksagung|nachweise|weiterführendes|lizenz)$",
    "^(versionen|änderungen|änderungsverlauf|änderungshistorie|versionsverlauf|fassungen)$",
  ],
  actors:
    list(`nutzer nutzerin nutzern kunde kunden kundin mitarbeiter mitarbeiterin mitarbeitern mitarbeitende leiter leiterin
    verkäufer verkäuferin team behörde antragsteller eigentümer mitglied mitglieder verwaltung führungskraft führungskräfte
    führungskräften vorgesetzte vorgesetzten vorgesetzter teamleitung teamleiter teamleiterin abteilungsleitung
    abteilungsleiter abteilungsleiterin geschäftsführung geschäftsführer geschäftsführerin vorstand betriebsrat personalrat
    personalabteilung buchhaltung arbeitgeber arbeitgeberin arbeitnehmer arbeitnehmerin beschäftigte beschäftigten lieferant
    lieferanten auftraggeber auftragnehmer`),
  courtesies: [
    "\\b(weitere informationen|näheres|mehr dazu|mehr erfahren)\\b",
    "^(wenn|falls) sie fragen haben",
    "^(vielen dank|danke)\\b",
    "^(siehe|lesen sie)\\b[^?]{0,120}$",
    "^diese[rs]? (seite|dokument|leitfaden|abschnitt|artikel|kapitel) (beschreibt|erklärt|erläutert|fasst)\\b",
    "^wir (verstehen|wissen|glauben|hoffen|schätzen|freuen|danken|finden)\\b",
  ],
  alternatives: ["oder"],
  fillers:
    list(`der die das den dem des ein eine einen einem einer eines und oder zu zum zur im in am an auf für von vom mit bei
    als es er sie wir ihr sich dass so auch hat haben hatte ist sind war wird werden wurde jedoch daher deshalb weshalb warum zudem
    außerdem ferner bitte`),
  pronouns: list("es er sie ihn ihm ihnen ihr dies diese dieser dieses dieses jene jener jenes"),
  nounsAreCapital: true,
  titles: list("Herr Herrn Frau Dr Prof"),
}
