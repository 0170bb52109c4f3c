/** `audit-time --json '{…}'` and `multi-site --json '{…}'`: the calculators, through the same gate as the window. No file is needed. */
import type { MethodName } from '../../../shared/contract/index.ts';
import { createCaller } from '../engagement.ts';
import { answered, type Command } from '../host.ts';
import { readJson } from '../words.ts';

const calculator = (name: string, method: MethodName): Command => ({
  name,
  operands: [],
  options: { json: { required: true } },
  run: async (host, words) => answered(await createCaller(host).raw(method, readJson(words.option('json') ?? ''))),
});

export const auditTime = calculator('audit-time', 'audit-time.calculate');
export const multiSite = calculator('multi-site', 'audit-time.multiSite');
