import type { Language } from "./language"

const list = (words: string) => words.trim().split(/\s+/)

export const english: Language = {
  code: "en",
  negations: list(`not no never none nobody nothing neither nor cannot can't won't don't doesn't isn't aren't shouldn't
    without except unless excluding exclude excludes only all every always solely instead n't`),
  duties: [
    list(
      "must shall required requires require requirement requirements mandatory mandated obliged obligated obligation",
    ),
    list("should ought recommended recommend recommends expected"),
    list("may can able allowed allow allows permitted permit permits entitled eligible"),
    list("might could possibly"),
    list("prohibited prohibit prohibits forbidden forbid forbids"),
    list("optional voluntary"),
    list("will"),
    list("need needs needed necessary"),
    list("responsible responsibility responsibilities accountable"),
    list("agree agrees consent consents approve approves approval approved ensure ensures guarantee guarantees"),
  ],
  limits: list("immediately before after until within least most maximum minimum deadline"),
  numbers: list(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million half double
    twice once quarter dozen`),
  times:
    list(`second seconds minute minutes hour hours day days week weeks month months year years daily weekly monthly annually
    annual quarterly january february march april june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday today tomorrow`),
  housekeeping: [
    "^(this (page|document|policy|guide) was )?(last |date )?(updated|modified|revised|reviewed|changed)\\b.{0,60}$",
    "^(effective|published|posted|version|revision)\\b[^:]{0,40}\\d[^:]{0,24}:?$",
    "^((version|policy|document) )?effective( date)?: .{0,24}$",
    "^(sub)?title: version\\b",
    "^date: ",
    "^(approved|published) \\p{L}+ \\d",
    "^(author|authors|editor|editors|credits?|contributors?|acknowledge?ments?|translated by|copyright)\\b",
  ],
  records: [
    "^(references|bibliography|credits|acknowledge?ments?|attributions?|sources|further reading|see also|license)$",
    "^(revisions?|versions?|change ?log|changes|(revision|version|document|change) (history|log|control))$",
  ],
  actors:
    list(`user users owner owners admin admins administrator administrators employee employees customer customers member
    members manager managers supervisor supervisors staff team teams seller sellers buyer buyers agent agents partner partners
    contractor contractors applicant applicants subscriber subscribers`),
  courtesies: [
    "\\b(to learn more|learn more|for more (information|insights?|details?|on|about)|(further|more) information)\\b",
    "^(please )?(also )?(see|(?<=please (also )?)view|read|visit|check out|refer to)\\b[^?]{0,120}$",
    "^this (page|document|guide|section|article|chapter) (provides|describes|explains|outlines|summari[sz]es|is about)\\b",
    "\\b(publish|published|wrote|posted) (more |further )?(details|information|guidance) (on|about)\\b",
    "^if you have (any )?(other |further |more )?(questions|comments|concerns|feedback)",
    "^(thank you|thanks)\\b",
    "^((and|but|so|however),? )?we('re| are)? (also )?(understand|know|believe|assume|recogni[sz]e|reali[sz]e|value|appreciate|care|think|feel|hope|love|proud|happy|glad)\\b",
  ],
  alternatives: ["or"],
  fillers:
    list(`the a an of to in on at by for from with and or is are be been it its this that these those as we you our your
    their they he she his her which who also just very why some any more most such than then so if when where there here will would have has had do does did not
    into out up about over under other others own however therefore thus moreover furthermore additionally hence
    accordingly please simply really actually`),
  pronouns: list("it its this that these those they them their he him his she her one ones others"),
  nounsAreCapital: false,
  titles: list("Mr Mrs Ms Dr Prof"),
}
