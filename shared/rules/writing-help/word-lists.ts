/**
 * The words that the writing help looks for, in our own choice. Patterns are matched word by word, without regard to
 * case; what a rule leaves alone stands beside what it looks for, because a false alarm costs more than a miss.
 */

/** Somebody of the audit proposes something. `recommender` and `recommendations of the system` are about the product. */
export const advicePhrases: readonly RegExp[] = [
  /\b(?:we|i|the (?:auditors?|audit team|team|assessor)|auditors?) (?:would |strongly |therefore |also )*(?:recommend|suggest|advise|propose|encourage)(?:s|ed)?\b/giu,
  /\b(?:it is|is|are) (?:strongly |therefore )?(?:recommended|suggested|advised|advisable|encouraged)(?: (?:to|that)\b)/giu,
  /(?<=^|[.!?:;]\s|\n)(?:recommend|suggest|advise|consider|introduce|implement|establish|ensure|define)(?:ing)?\b(?! (?:is|are|was|were)\b)/giu,
  /(?<=^|[.!?;]\s|\n)recommendation:/giu,
  /\b(?:it )?would be (?:better|best|good|useful|advisable|helpful|wise|sensible)\b/giu,
  /\b(?:best|good) practice (?:is|would be|suggests)\b/giu,
  /\b(?:needs?|ha(?:s|ve)|ought) to (?:introduce|implement|establish|define|train|hire|buy|appoint|update|revise|improve|set up|put in place)\b/giu,
];

/** `should` and its kin, unless somebody else's rule is being reported. */
export const shouldPhrases = /\b(?:should|ought to)\b(?! (?:have|not have)\b)/giu;

/** Words that hand a sentence over to a document or a person that is quoted: what follows is evidence, not advice. */
export const reportingWords =
  /\b(?:says?|said|states?|stated|asks?|asked|requires?|required|demands?|prescribes?|specif(?:y|ies|ied)|defines?|defined|sets?|provides?|expects?|expected|lays? down|laid down|stipulates?|reads|wrote|writes|instructs?|according to|as per|under (?:its|the|their)|planned|agreed|how|whether|what|who|when)\b/iu;

/** Judging people instead of facts. `negligible`, `fault tree` and `default` are no blame. */
export const blamePhrases: readonly RegExp[] = [
  /\b(?:careless(?:ly|ness)?|negligen(?:t|ce|tly)|incompeten(?:t|ce|tly)|sloppy|sloppily|lazy|lazily|unprofessional(?:ly)?|irresponsibl[ey]|reckless(?:ly|ness)?|dishonest(?:ly)?|ignoran(?:t|ce)|half-hearted(?:ly)?)\b/giu,
  /\b(?:is|are|was|were|be|been) (?:solely |entirely |clearly )?(?:to blame|at fault|guilty|responsible for (?:the|this) (?:failure|mess|mistake|error|breach))\b/giu,
  /\b(?:his|her|their|the (?:manager|team|owner|developer|engineer|staff|department|management)(?:'s|’s|s'|s’)?) (?:own )?fault\b/giu,
  /\b(?:forgot|forgets|forgotten) to\b/giu,
  /\b(?:did|does|do) not (?:care|bother)\b|\b(?:didn['’]t|doesn['’]t|don['’]t) (?:care|bother)\b/giu,
  /\b(?:deliberately|wilfully|willfully|intentionally|knowingly) (?:ignor|violat|hid|conceal|evad|break|broke|skipp|bypass)\w*/giu,
  /\b(?:poor|bad|wrong) (?:attitude|work ethic|discipline)\b|\black of (?:discipline|interest|care|diligence)\b/giu,
  /\b(?:management|staff|they|employees|developers|engineers) (?:simply |obviously |clearly )(?:ignored?|refused?|failed)\b/giu,
];

/** In a cause, what ends the search with a person: ISO/IEC 42001 10.2 asks for causes that can be removed. */
export const personCausePhrases: readonly RegExp[] = [
  /\b(?:human (?:error|mistake|failure)|personal (?:error|mistake)|operator error|mistake (?:of|by) (?:the|an?) (?:employee|colleague|person|developer|engineer))\b/giu,
  /\bnobody (?:noticed|thought of it|paid attention)\b/giu,
];

/** Evidence that nobody could find again. */
export const vaguePhrases: readonly RegExp[] = [
  /\b(?:various|several|some|many|numerous|different|certain|a few|a number of|multiple|relevant|sample|existing|the|all|any)? ?(?:documents?|documentation|records?|files?|evidence|samples?|logs?|minutes|registers?|procedures?|polic(?:y|ies)|reports?|tickets?|examples?|items?|cases?) (?:(?:was|were|have been|has been|are|is) )?(?:seen|viewed|reviewed|checked|examined|inspected|looked at|presented|shown|available|sampled|verified|provided)\b/giu,
  /\b(?:various|several|some|many|numerous|certain|a few|a number of|multiple) (?:documents?|records?|files?|samples?|logs?|tickets?|examples?|items?|cases?|employees|people|persons|systems|staff|interviewees)\b/giu,
  /\b(?:interviews?|discussions?|conversations?) with (?:staff|employees|people|persons|personnel|the team|management|various|several|some)\b/giu,
  /\b(?:as (?:discussed|observed|seen|stated|mentioned)|by observation|(?:was|were) observed on site|see (?:notes|interview|attachment)s?)\b/giu,
];

/** What lets a line of evidence be found again: a number, an id, a version, a date, a title in quotes. */
export const traces: readonly RegExp[] = [
  /\b[A-Z]{1,6}[-_/ ]?\d[\w./-]*/u,
  /\b\d[\w./,%-]*/u,
  /[“"‘«][^”"’»]{3,}[”"’»]/u,
  /\b(?:January|February|March|April|June|July|August|September|October|November|December)\b/u,
];

const list = (words: string): string[] => words.split(/\s+/).filter((word) => word !== '');

/** Verbs of putting one case right. */
export const fixWords: readonly string[] = list(
  `redo redone repair repaired repeat repeated complete completed corrected replaced restored recalculated reissued resubmitted signed resigned
   filled entered added attached updated fixed deleted removed caught made filed retrieved renewed carried performed conducted obtained documented
   archived uploaded rewritten reviewed recorded corrected assessed`,
);

/** Words of changing how work is done from now on. */
export const systemWords: readonly string[] = list(
  `procedure process policy instruction gate control checklist template form field training trained awareness onboarding automatic automated
   alert check checks audit responsibility owner role deputy stand-in approval condition mandatory block blocks refuse refuses reject rejects
   accepts prevent prevents ensure ensures schedule calendar reminder interval quarterly monthly annual weekly workflow pipeline tool system
   setting limit threshold rule criteria plan introduce introduced introduces implement establish standard method guidance guideline integrate
   integrated escalate escalation governance board committee contract supplier before always future regular regularly recurring systematic
   catalogue handover budget resources hired monitoring`,
);

/** Words without meaning of their own for a comparison. */
export const stopWords: ReadonlySet<string> = new Set(
  `a an the and or but nor of to in on at by for from with without within into onto over under between before after during since until as is
   are was were be been being am do does did done has have had having not no none never it its this that these those there their they them he
   she his her who whom whose which what when where why how all any some each every both few more most other such only own same so than too
   very can could may might must shall should will would also however therefore because due if then else about against above below up down out
   off again further once here one two three four five six seven eight nine ten per via yet still just`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** What a sentence says when it says no more than that a requirement is not met. */
export const boilerplateWords: readonly string[] = list(
  `require required requirement requirements clause control annex iso iec standard conform conforming conformity nonconformity comply compliance
   compliant fulfil fulfilled fulfilment met meet adequate adequately sufficient sufficiently appropriate appropriately proper properly full fully
   complete completely implement implemented establish established maintain maintained document documented perform performed carry carried conduct
   conducted apply applied available availability exist exists missing lack lacking fail failed evidence evidenced demonstrate demonstrated show
   shown organization organizations organisation company client accordance define defined process system found find provide provided`,
);

/** First names and surnames that are words too: alone they are no name. */
export const wordNames: ReadonlySet<string> = new Set(
  `will mark may grace hope faith april june august rose art bill frank grant max joy dawn iris ivy violet summer autumn drew chase rich rob pat
   sue guy dean miles page case price field fields young king long short black white green brown grey gray stone wood woods banks bank park
   lake hill hills ford reed best good moss fox wolf bell cross day love power powers bond chance major minor law laws judge bishop pope cook
   baker smith carpenter fisher hunter miller porter potter taylor turner walker weaver mason archer carter clerk marshall sterling gray data
   model audit auditor manager lead head board`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
