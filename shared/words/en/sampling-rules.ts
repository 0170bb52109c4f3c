/** What the arithmetic of samples says: refusals with the way out, and a plan in words. */
export const sampling = {
  rateForm: 'Write the rate with a percent sign: 5%, 97.5%.',
  rateDecimals: 'At most {{decimals}} digits after the point are taken.',
  rateAboveAll: 'A rate is 100 % at most.',
  populationRange: 'At most {{largest}} records are taken.',
  tolerableRange: 'The tolerable rate lies above 0 % and below 100 %.',
  nothingExamined: 'At least one record must have been examined.',
  moreDeviationsThanRecords: 'Of {{n}} records no more than {{n}} can deviate.',
  moreThanPopulation: 'The population has only {{population}} records.',
  fewerThanStrata: 'Each of the {{strata}} strata needs at least one record.',
  aqlListed: 'The table lists these AQLs: {{aqls}}.',
  lotTooSmall: 'A lot has at least two records.',
  onlyOneOf: 'Say either the deviations that the plan bears, or the expected rate.',
  confidenceField: 'Above 0 % and below 100 %.',
  confidenceRange: 'A sample cannot give a confidence of {{confidence}}.',
  confidenceRangeHint: 'Choose 90 %, 95 % or 99 %, or examine every record: only that is certain.',
  notAboveExpected:
    'The tolerable rate of {{tolerable}} is not above the expected rate of {{expected}}: no sample could show that it is kept.',
  notAboveExpectedField: 'Below the tolerable rate.',
  notAboveExpectedHint:
    'Raise the tolerable rate or lower the expected one. If so many deviations are expected, raise the finding now instead of sampling for it.',
  infeasible_one:
    'Of {{population}} records, {{tolerable}} is reached with {{deviating}} deviating, so a plan that bears {{count}} deviation proves nothing.',
  infeasible_other:
    'Of {{population}} records, {{tolerable}} is reached with {{deviating}} deviating, so a plan that bears {{count}} deviations proves nothing.',
  infeasibleHint: 'Test all {{population}} records, bear fewer deviations, or tolerate a higher rate.',
  tooLarge: 'This plan needs more than {{largest}} records.',
  tooLargeHint: 'The nearest designs that work, one change each: {{ways}}.',
  tooLargeNoWay: 'Tolerate a higher rate, expect fewer deviations, or test by means of the system instead of records.',
  way: {
    tolerable: 'tolerable rate {{to}} (n = {{n}})',
    expected: 'expected rate {{to}} (n = {{n}})',
    deviations: '{{to}} deviations borne (n = {{n}})',
    confidence: 'confidence {{to}} (n = {{n}})',
  },
  emptyId: 'Record {{line}} of the list has no id.',
  emptyIdHint: 'Give every record the id by which it can be found again; a blank line counts as a record.',
  duplicateId: 'The id ‘{{id}}’ stands at record {{earlier}} and again at record {{line}}.',
  duplicateIdHint:
    'Find out which is right, or join columns into an id that is unique. A record listed twice would be drawn twice as often.',
  planEndlessNone:
    'With {{n}} records drawn at random and no deviation found, one can say with {{confidence}} confidence that no more than {{tolerable}} of all records deviate.',
  planEndless_one:
    'With {{n}} records drawn at random and at most {{count}} deviation found, one can say with {{confidence}} confidence that no more than {{tolerable}} of all records deviate.',
  planEndless_other:
    'With {{n}} records drawn at random and at most {{count}} deviations found, one can say with {{confidence}} confidence that no more than {{tolerable}} of all records deviate.',
  planFiniteNone:
    'With {{n}} of {{population}} records drawn at random and no deviation found, one can say with {{confidence}} confidence that fewer than {{tolerable}} of all records deviate.',
  planFinite_one:
    'With {{n}} of {{population}} records drawn at random and at most {{count}} deviation found, one can say with {{confidence}} confidence that fewer than {{tolerable}} of all records deviate.',
  planFinite_other:
    'With {{n}} of {{population}} records drawn at random and at most {{count}} deviations found, one can say with {{confidence}} confidence that fewer than {{tolerable}} of all records deviate.',
  planAll: 'All {{population}} records are examined: nothing is estimated.',
  limitEndless_one:
    '{{count}} deviation in {{n}} records, {{found}} %; with {{confidence}} confidence at most {{percent}} % of all deviate.',
  limitEndless_other:
    '{{count}} deviations in {{n}} records, {{found}} %; with {{confidence}} confidence at most {{percent}} % of all deviate.',
  limitFinite_one:
    '{{count}} deviation in {{n}} of {{population}} records, {{found}} %; with {{confidence}} confidence at most {{percent}} % of all deviate.',
  limitFinite_other:
    '{{count}} deviations in {{n}} of {{population}} records, {{found}} %; with {{confidence}} confidence at most {{percent}} % of all deviate.',
  lotWords_one:
    'Letter {{usedLetter}}: {{n}} records; accept with at most {{count}} deviation, reject with {{reject}} (AQL {{aql}}, level II, normal). It judges a lot, not a management system.',
  lotWords_other:
    'Letter {{usedLetter}}: {{n}} records; accept with at most {{count}} deviations, reject with {{reject}} (AQL {{aql}}, level II, normal). It judges a lot, not a management system.',
  lotAll:
    'The plan of letter {{usedLetter}} asks for {{n}} records, which is the whole lot or more: inspect all (AQL {{aql}}, level II, normal).',
  records: 'records',
  populationInPeriod: '{{population}}, {{period}}',
  extendOnce_one: 'at {{count}} deviation once to {{to}} records',
  extendOnce_other: 'at {{count}} deviations once to {{to}} records',
  extendAll_one: 'at {{count}} deviation all {{all}}',
  extendAll_other: 'at {{count}} deviations all {{all}}',
  extendNever: 'no extension',
  verdict: {
    open: 'Not yet: {{left}} records are still to be examined.',
    supports: 'Supports reliance. The upper limit of {{limit}} % lies below the tolerable rate of {{tolerable}}.',
    does_not_support: 'Does not support reliance. The upper limit of {{limit}} % is not below the tolerable rate of {{tolerable}}.',
    no_rate: 'No statement about the rest: the records were chosen by judgement.',
    complete_clean: 'All {{N}} records were examined and none deviates.',
    complete_deviating_one: 'All {{N}} records were examined; {{count}} deviates ({{found}} %).',
    complete_deviating_other: 'All {{N}} records were examined; {{count}} deviate ({{found}} %).',
    lot_accepted: 'The lot is accepted by the plan; with {{confidence}} confidence at most {{limit}} % of it deviate.',
    lot_rejected: 'The lot is rejected by the plan; with {{confidence}} confidence up to {{limit}} % of it deviate.',
  },
  sentence: {
    random_one:
      'Of {{N}} {{unit}} ({{population}}) {{n}} were drawn at random, seed recorded. {{count}} of them deviates ({{found}} %; upper limit {{limit}} % at {{confidence}} confidence).',
    random_other:
      'Of {{N}} {{unit}} ({{population}}) {{n}} were drawn at random, seed recorded. {{count}} of them deviate ({{found}} %; upper limit {{limit}} % at {{confidence}} confidence).',
    systematic_one:
      'Of {{N}} {{unit}} ({{population}}) {{n}} were drawn at a fixed interval from a random start. {{count}} of them deviates ({{found}} %; upper limit {{limit}} % at {{confidence}} confidence).',
    systematic_other:
      'Of {{N}} {{unit}} ({{population}}) {{n}} were drawn at a fixed interval from a random start. {{count}} of them deviate ({{found}} %; upper limit {{limit}} % at {{confidence}} confidence).',
    stratified_one:
      'Of {{N}} {{unit}} ({{population}}) {{n}} were drawn at random within strata, seed recorded. {{count}} of them deviates ({{found}} %; upper limit {{limit}} % at {{confidence}} confidence).',
    stratified_other:
      'Of {{N}} {{unit}} ({{population}}) {{n}} were drawn at random within strata, seed recorded. {{count}} of them deviate ({{found}} %; upper limit {{limit}} % at {{confidence}} confidence).',
    all_one: 'All {{N}} {{unit}} ({{population}}) were examined. {{count}} of them deviates ({{found}} %).',
    all_other: 'All {{N}} {{unit}} ({{population}}) were examined. {{count}} of them deviate ({{found}} %).',
    judgement_one:
      'Of {{N}} {{unit}} ({{population}}) {{n}} were chosen by judgement. {{count}} of them deviates. Nothing follows for the others.',
    judgement_other:
      'Of {{N}} {{unit}} ({{population}}) {{n}} were chosen by judgement. {{count}} of them deviate. Nothing follows for the others.',
  },
  assume: {
    definition: 'Valid for these {{N}} records and this definition of a deviation.',
    judgement: 'Chosen by judgement: no rate and no limit is stated (ISO 19011 A.6.2).',
    exact: 'One-sided limit, exact for {{N}} records, rounded up to 0.1 %.',
    systematic: 'The order of the list must have no period that the interval falls in with.',
    stratified: 'Shares are proportional to the strata; the limit is that of a simple random sample.',
    lot: 'A lot plan judges the quality of a lot; it does not prove that a management system conforms.',
    notApplicable_one: '{{count}} record was not applicable and counts neither as examined nor against the population.',
    notApplicable_other: '{{count}} records were not applicable and count neither as examined nor against the population.',
    extended: 'The sample was extended by the rule declared before looking; a limit after an extension carries a somewhat larger risk.',
    replaced: 'Records that do not belong to the population were replaced by the next in order, with reasons.',
  },
  drawTooMany: '{{n}} records cannot be drawn from {{population}}.',
  drawTooManyHint: 'Examine all {{population}}.',
} as const;
