/** What the engine says about audits, and what it proposes for each kind. Own words; numbers are clauses of ISO/IEC 17021-1. */
export const auditCore = {
  noAudit: 'This audit is not in the engagement. It may have been removed. Nothing was written.',
  noMember: 'This person is not on the audit. Nothing was written.',
  certificationOnly:
    '‘{{kind}}’ belongs to certification; this engagement is consultancy (ISO/IEC 17021-1 5.2.5: whoever advises does not certify). Nothing was written.',
  consultancyOnly:
    '‘{{kind}}’ belongs to consultancy; this engagement is certification (ISO/IEC 17021-1 5.2.5 and 5.2.6: the body neither advises its clients nor does their internal audits). Nothing was written.',
  kindHint: 'Choose one of: {{kinds}}.',
  numberTaken: 'There is an audit {{number}} already. Nothing was written.',
  endsFirst: 'The audit would end before it begins. Nothing was written.',
  zoneUnknown: '‘{{zone}}’ is no time zone that this computer knows. Write it as Europe/Amsterdam.',
  holds: 'The audit {{number}} holds {{what}} and stays on record. Nothing was removed.',
  holdsChecklist: 'a checklist',
  holdsInterviews: 'interviews',
  holdsEvidence: 'evidence',
  holdsFindings: 'findings',
  holdsTexts: 'report texts',
  standardTwice: 'This audit is concluded on {{standard}} already. Nothing was written.',
  noStandard: 'This standard is not on the audit. Nothing was written.',
  standardHolds: '{{count}} rows or results of this audit belong to {{standard}}. Nothing was removed.',
  standardHoldsHint: 'Take those rows out of the checklist and clear those results first.',
  catalogInUse: 'The checklist of {{number}} was made already; it keeps its catalog. Nothing was written.',
  memberTwice: '{{name}} is on this audit already. Nothing was written.',
  twoLeaders: '{{name}} leads this audit already; an audit team has one leader (ISO/IEC 17021-1 9.2.2.1). Nothing was written.',
  twoLeadersHint: 'Take {{name}} off, or give the new person another role.',
  notOfTheTeam:
    '‘{{role}}’ is no role on the audit team: who reviews, decides or runs the office is apart from who audits (ISO/IEC 17021-1 9.5.1). Nothing was written.',
  auditeeOnTeam: 'The auditee is no member of the audit team (ISO/IEC 17021-1 9.2.2). Nothing was written.',
  consultantOnTeam:
    'A consultant of the client takes no part in its certification audit within two years (ISO/IEC 17021-1 5.2.10). Nothing was written.',
  numberedTitle: '{{title}} {{n}}',
  titleWithNumber: '{{title}} ({{number}})',
  /** 9.2.1.4: the reference against which conformity is judged. */
  criteria: {
    certification:
      '{{standard}}:{{edition}}, clauses 4 to 10 and the Annex A controls that the client’s Statement of Applicability selects.\nThe processes and documented information of the client’s AI management system.\nISO/IEC 17021-1 and ISO/IEC 42006 for the conduct of the audit.',
    consultancy:
      '{{standard}}:{{edition}}, clauses 4 to 10 and the Annex A controls that the organization selects.\nThe organization’s own rules for its AI management system.',
  },
  /** 9.2.1.2 and, by kind, 9.3.1.2, 9.3.1.3, 9.6.2, 9.6.3, 9.6.4; internal audits by ISO 19011. */
  objectives: {
    stage_1:
      'Review the documented information of the AI management system.\nSee the conditions of each site and talk with staff to judge readiness for Stage 2.\nJudge how well the client understands the requirements, above all its AI systems, their impacts, key processes and objectives.\nGather what is needed on scope, sites, processes, levels of control and legal requirements.\nAgree resources and details of Stage 2.\nSet the focus of Stage 2.\nEstablish that internal audits and management reviews are planned and carried out, and that the system is far enough for Stage 2.',
    stage_2:
      'Establish conformity with every requirement of the criteria, with evidence.\nEvaluate how performance is monitored, measured, reported and reviewed against objectives.\nEvaluate the ability to meet legal, regulatory and contractual requirements.\nEvaluate operational control of the processes, the AI systems in scope included.\nEvaluate internal audit and management review.\nEvaluate how management answers for its policies.\nName areas for improvement.',
    surveillance:
      'Establish that the AI management system still meets the requirements between recertifications.\nReview internal audits and the management review.\nReview what was done about earlier nonconformities.\nReview how complaints were handled.\nEvaluate how effectively objectives and intended results are reached.\nReview progress of planned improvements.\nSee that operational control continues.\nReview changes.\nReview the use of marks and references to certification.',
    recertification:
      'Confirm that the AI management system as a whole still conforms and is effective, and that the scope stays relevant and applicable.\nEvaluate its effectiveness in the light of internal and external changes.\nSee commitment to keep up and improve it.\nEvaluate whether it serves the policy and objectives and reaches the intended results.\nReview the performance over the last cycle.',
    special:
      'Answer the question that is the reason for this audit, such as an extension of scope, a complaint, a change or the follow-up of a suspension.\nDetermine whether certification can be granted, extended or kept.',
    transfer:
      'Establish that the accredited certification to be taken over is valid and that open nonconformities are known.\nDetermine whether the certification can be taken over, and what the programme of audits has to make good.',
    gap_analysis:
      'Find where the AI management system falls short of the requirements.\nJudge readiness for a certification audit.\nGive the organization a basis for planning what is still to be done.',
    internal:
      'Give information on whether the AI management system conforms to the organization’s own requirements and to {{standard}}.\nGive information on whether it is effectively implemented and kept up.\nName opportunities for improvement.',
  },
} as const;
