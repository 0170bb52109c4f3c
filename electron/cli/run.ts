/** One call of the command line: find the command, run it, print one JSON answer, say how it ended. */
import { AppError, type ErrorEnvelope, errorCodes } from '../../shared/contract/errors.ts';
import { t } from '../../shared/words/words.ts';
import { asAppError } from '../core/system-errors.ts';
import { auditTime, multiSite } from './commands/audit-time.ts';
import { call } from './commands/call.ts';
import { demo } from './commands/demo.ts';
import { report, workbook } from './commands/exports.ts';
import { help, isHelp } from './commands/help.ts';
import { methods } from './commands/methods.ts';
import { newEngagement } from './commands/new.ts';
import { pack } from './commands/pack.ts';
import { draw, sampleSize, upperLimit } from './commands/sampling.ts';
import { search } from './commands/search.ts';
import { verify } from './commands/verify.ts';
import { FailedCall } from './engagement.ts';
import { type CliHost, type Command, usage } from './host.ts';
import { readWords } from './words.ts';

const commands: readonly Command[] = [
  methods,
  newEngagement,
  call,
  report,
  workbook,
  pack,
  verify,
  search,
  auditTime,
  multiSite,
  sampleSize,
  upperLimit,
  draw,
  demo,
];
const names = commands.map((command) => command.name).join(', ');

/** Failures of the command line itself carry this reference; those of the dispatch carry one that the log holds. */
const OWN_REF = 'CLI';

function envelopeOf(thrown: unknown): ErrorEnvelope {
  if (thrown instanceof FailedCall) return thrown.envelope;
  const error = asAppError(thrown) ?? new AppError('INTERNAL', t('errors.internal', { ref: OWN_REF }), { cause: thrown });
  const { code, message, fields, hint } = error;
  return { code, message, ...(fields === undefined ? {} : { fields }), ...(hint === undefined ? {} : { hint }), ref: OWN_REF };
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** @returns the exit status: 0 done, 1 failed, 2 called wrongly. */
export async function runCommandLine(argv: readonly string[], host: CliHost): Promise<0 | 1 | 2> {
  try {
    const [name, ...rest] = argv;
    if (name === undefined) throw usage('cli.usage', { commands: names });
    const command = isHelp(name) ? help(commands) : commands.find((candidate) => candidate.name === name);
    if (command === undefined) throw usage('cli.unknownCommand', { name: name.slice(0, 60), commands: names });
    const answer = await command.run(host, readWords(command, rest));
    host.out(json(answer.json));
    return answer.exit;
  } catch (thrown) {
    const error = envelopeOf(thrown);
    host.out(json({ error }));
    host.say(error.hint === undefined ? error.message : `${error.message} ${error.hint}`);
    for (const [field, what] of Object.entries(error.fields ?? {})) host.say(`${field}: ${what}`);
    if (error.code === 'INTERNAL' && thrown instanceof Error && !(thrown instanceof FailedCall)) host.say(thrown.stack ?? thrown.message);
    return errorCodes[error.code].exit;
  }
}
