/** `help`, also `--help` and `-h`: every command with what it takes, read from what the commands say of themselves. */
import { t, type WordKey } from '../../../shared/words/words.ts';
import { answered, type Command } from '../host.ts';

/** `report FILE --audit … --out … [--copy …]` */
export function synopsisOf({ name, operands, rest = false, options }: Command): string {
  const taken = operands.map((operand, at) => (rest && at === operands.length - 1 ? `${operand}…` : operand));
  const given = Object.entries(options).map(([option, { required = false, repeatable = false }]) => {
    const word = `--${option} …`;
    if (required) return word;
    return repeatable ? `[${word}]…` : `[${word}]`;
  });
  return [name, ...taken, ...given].join(' ');
}

export const isHelp = (name: string): boolean => ['help', '--help', '-h'].includes(name);

export function help(commands: readonly Command[]): Command {
  return {
    name: 'help',
    operands: [],
    options: {},
    async run(host) {
      const lines = commands.map((command) => ({
        name: command.name,
        synopsis: synopsisOf(command),
        what: t(`cli.what.${command.name}` as WordKey),
      }));
      host.say(t('cli.helpHead'));
      for (const { synopsis, what } of lines) host.say(`\n  ${synopsis}\n      ${what}`);
      return answered({ commands: lines });
    },
  };
}
