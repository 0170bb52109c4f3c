/** Words of the writing help: what was noticed, why it matters with its clause, and what to do. */
export const writingHelp = {
  title: 'Writing help',
  count_one: '{{count}} hint on the wording',
  count_other: '{{count}} hints on the wording',
  none: 'Nothing noticed in the wording.',
  local: 'Hints never hold anything back, but for the three parts that a nonconformity needs.',
  quoted: '“{{words}}”',
  goTo: 'Show the place',
  rule: {
    needs_requirement: {
      what: 'No requirement is named.',
      why: 'A nonconformity is the non-fulfilment of a requirement; without one it cannot be issued (ISO/IEC 17021-1 9.4.5.3).',
      todo: 'Name the clause or control, or the client’s own rule under it.',
    },
    needs_statement: {
      what: 'There is no statement.',
      why: 'The record states clearly what is not fulfilled; without that it cannot be issued (ISO/IEC 17021-1 9.4.5.3).',
      todo: 'Say in one or two sentences what the requirement wants and what is not so.',
    },
    needs_evidence: {
      what: 'There is no objective evidence.',
      why: 'A nonconformity stands on evidence that others can check; without it, it cannot be issued (ISO/IEC 17021-1 9.4.5.3).',
      todo: 'Add at least one line: which record, its number and date, what it shows.',
    },
    off_requirement: {
      what: 'The statement shares no word with what its requirement is about.',
      why: 'The statement has to be about the requirement that is named (ISO/IEC 17021-1 9.4.5.3).',
      todo: 'Check that the right requirement is named, or say what of it is not fulfilled.',
    },
    repeats_requirement: {
      what: 'The statement only says the requirement again.',
      why: 'The client must be able to see what is not so, and where (ISO/IEC 17021-1 9.4.5.3).',
      todo: 'Add what was expected here and what was found instead: which system, how many, since when.',
    },
    advice: {
      what: 'This reads as advice.',
      why: 'In a certification audit neither cause nor solution comes from the auditor (ISO/IEC 17021-1 9.4.5.3, 9.4.8.1).',
      todo: 'Say what is, and which requirement it does not fulfil; quote the client’s own rule if it says “should”.',
    },
    blame: {
      what: 'This judges people.',
      why: 'A finding is about the management system and rests on evidence (ISO/IEC 17021-1 9.4.5.3).',
      todo: 'Say what happened or is missing, without a judgement on somebody.',
    },
    name: {
      what: 'A person is named.',
      why: 'The report goes to many readers; the role is what the evidence needs (ISO/IEC 17021-1 9.4.5.3).',
      todo: 'Write the role: “the product owner”, “the second line”.',
    },
    untraceable: {
      what: 'Nobody could find this evidence again.',
      why: 'Objective evidence has to be verifiable (ISO/IEC 17021-1 9.4.5.3; ISO 19011 6.4.7).',
      todo: 'Link the evidence, or write number, version or date, and how many were looked at.',
    },
    cause_repeats: {
      what: 'The cause says the problem again.',
      why: 'The client analyses why it could happen (ISO/IEC 17021-1 9.4.9; ISO/IEC 42001 10.2).',
      todo: 'At review, return the cause: what in the management system let this happen?',
    },
    cause_person: {
      what: 'The cause ends with a person.',
      why: 'A cause is something that can be removed so that it does not come back (ISO/IEC 42001 10.2).',
      todo: 'At review, ask what made the mistake possible or kept it unseen.',
    },
    action_is_correction: {
      what: 'The corrective action only puts the case right.',
      why: 'A corrective action removes the cause; putting right what was found is the correction (ISO/IEC 42001 10.2, ISO/IEC 17021-1 9.4.9).',
      todo: 'At review, ask what will be different from now on.',
    },
  },
} as const;
