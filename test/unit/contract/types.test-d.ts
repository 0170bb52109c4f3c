/**
 * What must not compile. `tsc -p test` fails when one of these lines is accepted after all, because then the
 * `@ts-expect-error` above it expects an error that is not there. Nothing here is run.
 */
import type { HandlersOf } from '../../../electron/core/handlers.ts';
import type { CommandName, EngineMethodName, InputOf, MethodName, OutputOf, QueryName } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';

declare function call<M extends MethodName>(method: M, input: InputOf<M>): Promise<OutputOf<M>>;
declare const id: string;

export async function rightInputs(): Promise<void> {
  const { people } = await call('team.list', {});
  const name: string | undefined = people[0]?.name;
  const row = await call('checklist.setResult', { id, result: null });
  const shown: 'major' | 'minor' | 'opportunity' | 'conforms' | 'not_sampled' | 'not_applicable' | null = row.shown;
  await call('team.add', { name: name ?? String(shown), role: 'auditor', side: 'body' });
  await call('audits.update', { id, startsOn: null });
}

export async function wrongInputs(): Promise<void> {
  // @ts-expect-error there is no such method
  await call('team.fire', { id });
  // @ts-expect-error a required field is missing
  await call('team.add', { name: 'Hanna', role: 'auditor' });
  // @ts-expect-error no method takes a field that it does not know
  await call('team.remove', { id, why: 'because' });
  // @ts-expect-error a number is no name
  await call('scope.addSite', { name: 7 });
  // @ts-expect-error this is none of the roles
  await call('audits.addMember', { auditId: id, personId: id, role: 'boss' });
  // @ts-expect-error minor is derived from findings and never stored
  await call('checklist.setResult', { id, result: 'minor' });
  // @ts-expect-error null is no name
  await call('team.update', { id, name: null });
  // @ts-expect-error null and left out are not the same: an audit always has a title
  await call('audits.update', { id, title: null });
  // @ts-expect-error a unit has kind and id
  await call('checklist.addUnit', { auditId: id, requirement: '42001:8.4', unit: { kind: 'system' } });
  // @ts-expect-error there is one method per step, and none that sets a state
  await call('findings.update', { id, state: 'closed' });
  // @ts-expect-error a method without input takes no field
  await call('audits.list', { auditId: id });
}

export async function wrongOutputs(): Promise<void> {
  const { audits } = await call('audits.list', {});
  // @ts-expect-error an element of a list may be absent
  audits[0].number.toUpperCase();
  const { audit } = await call('audits.show', { id });
  // @ts-expect-error a date may be null
  audit.startsOn.toUpperCase();
  // @ts-expect-error the answer has no such field
  audit.state;
}

// @ts-expect-error an area's service answers every method of its area
export const incomplete: HandlersOf<'team.'> = { 'team.list': () => ({ people: [] }) };

export const wrongAnswer: Pick<HandlersOf<'scope.'>, 'scope.sites'> = {
  // @ts-expect-error the answer of a handler has the shape that the contract says
  'scope.sites': () => ({ places: [] }),
};

// @ts-expect-error an entity's row has all of its columns
export const incompleteRow: Row<'site'> = { id, name: 'Porto', address: '', position: 0 };

// @ts-expect-error a query is no command
export const notACommand: CommandName = 'team.list';
// @ts-expect-error a command is no query
export const notAQuery: QueryName = 'team.add';
// @ts-expect-error the window's methods are none of the engine's
export const notTheEngines: EngineMethodName = 'window.chooseFile';
// @ts-expect-error words that are not there cannot be asked for
export const noSuchWords: string = t('teamCore.fired');
