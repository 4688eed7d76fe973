import type { Language } from "./language"

const list = (words: string) => words.trim().split(/\s+/)

export const english: Language = {
  code: "en",
  negations: list(`not no never none nobody nothing neither nor cannot can't won't don't doesn't isn't aren't shouldn't
    without except unless excluding exclude excludes only always solely instead n't`),
  obligations: list(`must shall should may might can could will required requires require requirement mandatory optional
    obliged obligation prohibited prohibit forbidden allowed allow allows permitted permit expected recommended immediately
    before after until within least most maximum minimum ought need needs responsible responsibility entitled agree agrees
    consent approve approval approved eligible ensure`),
  numbers: list(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million half double
    twice once quarter dozen`),
  times:
    list(`second seconds minute minutes hour hours day days week weeks month months year years daily weekly monthly annually
    annual quarterly january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday today tomorrow`),
  housekeeping: [
    "^(last |date )?(updated|modified|revised|reviewed|changed)\\b",
    "^(effective|published|posted|version|revision)\\b.{0,40}\\d",
    "^(sub)?title: version\\b",
    "^date: ",
    "^(approved|published) \\p{L}+ \\d",
    "^(author|authors|editor|editors|credits?|contributors?|acknowledge?ments?|translated by|copyright)\\b",
  ],
  actors:
    list(`user users owner owners admin admins administrator administrators employee employees customer customers member
    members manager managers supervisor supervisors staff team teams seller sellers buyer buyers agent agents partner partners
    contractor contractors applicant applicants subscriber subscribers`),
  courtesies: [
    "\\b(to learn more|learn more|for more (information|insight|details?|on)|further information)\\b",
    "^if you have (any )?(questions|comments|concerns)",
    "\\bwe (have published|publish) (details|more)\\b",
    "^(thank you|thanks|(however, )?we understand that)\\b",
  ],
  fillers:
    list(`the a an of to in on at by for from with and or is are be been it its this that these those as we you our your
    their they he she his her which who also just very some any more most such than then so if when where there here will would have has had do does did not
    into out up about over under other others own`),
  nounsAreCapital: false,
}
