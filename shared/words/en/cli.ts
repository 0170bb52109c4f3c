/** What the command line says, on stderr or in the error of its answer. */
export const cli = {
  usage: 'Usage: cli <command>. Commands: {{commands}}. Answers are JSON on stdout; `methods` lists what `call` can reach.',
  unknownCommand: 'There is no command ‘{{name}}’. The commands are: {{commands}}.',
  missingOperand: '‘{{command}}’ needs {{name}}.',
  missingOption: '‘{{command}}’ needs --{{name}}.',
  missingValue: '--{{name}} needs a value.',
  unknownOption: '‘{{command}}’ knows no option --{{name}}.',
  repeatedOption: '--{{name}} is given more than once.',
  tooManyOperands: '‘{{command}}’ does not know what to do with ‘{{extra}}’.',
  badJson: '--json holds no valid JSON: {{reason}}',
  badHead: '--head takes CHAIN:SEQ:HASH, the hash as 64 hexadecimal digits.',
  passphraseUnset: 'The environment variable {{name}}, named by --passphrase-env, is not set.',
  newNeedsNoFile: 'The file is named by the first operand; leave `file` and `passphrase` out of --json.',
  noPersonNamed: 'No person ‘{{name}}’ is in this engagement. Nothing was written.',
  demoInUse:
    'The sample engagement in {{folder}} is open in a window, or was when the program ended. Close it there, or name another folder.',
  demoKept: 'The sample engagement from before was changed since; it is kept as {{file}}.',
  demoWritten: 'The sample engagement and its exports are in {{folder}}:',
  wrote: 'Wrote {{file}}.',
  verified: 'The ledger of {{file}} is complete and matches its records.',
  notVerified_one: 'One problem was found in {{file}}. The file was not changed.',
  notVerified_other: '{{count}} problems were found in {{file}}. The file was not changed.',
} as const;
