/** Takes argv apart by what a command says it knows. @throws USAGE naming the word that does not fit. */
import { parseArgs } from 'node:util';
import { type Command, usage, type Words } from './host.ts';

export function readWords(command: Command, argv: readonly string[]): Words {
  const { name: commandName } = command;
  const { tokens } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(Object.keys(command.options).map((name) => [name, { type: 'string', multiple: true } as const])),
  });
  const operands: string[] = [];
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, value, inlineValue } = token;
    const facts = Object.hasOwn(command.options, name) ? command.options[name] : undefined;
    if (facts === undefined) throw usage('cli.unknownOption', { command: commandName, name });
    if (value === undefined || (inlineValue !== true && value.startsWith('--'))) throw usage('cli.missingValue', { name });
    const values = given.get(name) ?? [];
    if (values.length > 0 && facts.repeatable !== true) throw usage('cli.repeatedOption', { name });
    given.set(name, [...values, value]);
  }
  const missing = command.operands[operands.length];
  if (missing !== undefined) throw usage('cli.missingOperand', { command: commandName, name: missing });
  const extra = operands[command.operands.length];
  if (extra !== undefined && command.rest !== true) throw usage('cli.tooManyOperands', { command: commandName, extra });
  for (const [name, facts] of Object.entries(command.options)) {
    if (facts.required === true && !given.has(name)) throw usage('cli.missingOption', { command: commandName, name });
  }
  return { operands, option: (name) => given.get(name)?.[0], options: (name) => given.get(name) ?? [] };
}

/** The value of `--json`. @throws USAGE when it is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw usage('cli.badJson', { reason: thrown instanceof Error ? thrown.message : '' });
  }
}
