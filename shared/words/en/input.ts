/** What is wrong with a field. */
export const input = {
  unknownField: 'Unknown field {{names}}.',
  tooLong: 'Too long or too large: at most {{limit}}.',
  tooSmall: 'Too few or too small: at least {{limit}}.',
  tooFew: 'At least {{limit}} is needed here.',
  empty: 'This must not be empty.',
  noneOf: 'One of these is needed: {{values}}.',
  wrongForm: 'This is not in the form that is needed ({{form}}).',
  wrongType: 'A value of another type is needed here ({{expected}}).',
  notAccepted: 'This value is not accepted here.',
} as const;
