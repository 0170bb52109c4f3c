/** `methods`: the whole contract as JSON Schema. */
import { describeMethods } from '../../core/dispatch.ts';
import { answered, type Command } from '../host.ts';

export const methods: Command = {
  name: 'methods',
  operands: [],
  options: {},
  run: async () => answered(describeMethods()),
};
