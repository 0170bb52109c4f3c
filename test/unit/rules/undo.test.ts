import { describe, expect, it } from 'vitest';
import { MOST_CHANGES, type UndoChange, undoDeeds, undoRefusal } from '../../../shared/rules/undo.ts';

const insert = (entity: string, after: object = {}): UndoChange => ({ op: 'insert', entity, row: 'r', field: '', before: null, after });
const remove = (entity: string, before: object = {}): UndoChange => ({ op: 'remove', entity, row: 'r', field: '', before, after: null });
const update = (entity: string, field: string, before: unknown, after: unknown): UndoChange => ({
  op: 'update',
  entity,
  row: 'r',
  field,
  before,
  after,
});
const facts = (state: string | null) => ({ findingState: () => state, findingOf: () => 'f' });

describe('what may be taken back', () => {
  it.each([
    ['a line of notes', [insert('note')], 'draft', null],
    ['a result', [update('requirement_result', 'result', null, 'conforms')], 'draft', null],
    ['a checklist', [{ ...insert('engagement'), op: 'chain' }, insert('catalog_item'), insert('checklist_item')], 'draft', null],
    ['a title of evidence', [update('evidence', 'title', 'a', 'b')], 'draft', null],
    ['the receipt of evidence', [insert('evidence'), insert('link')], 'draft', 'received'],
    ['purged content', [{ ...insert('evidence'), op: 'purge' }], 'draft', 'purged'],
    ['a person who was added', [insert('person')], 'draft', 'person'],
    ['a draft finding', [insert('finding'), insert('finding_requirement', { findingId: 'f' })], 'draft', null],
    ['the statement of a draft', [update('finding', 'statement', 'a', 'b')], 'draft', null],
    ['the statement of an issued finding', [update('finding', 'statement', 'a', 'b')], 'issued', 'issued'],
    ['the issue of a finding', [update('finding', 'state', 'draft', 'issued')], 'issued', 'issued'],
    ['evidence of a finding that another person issued', [update('objective_evidence', 'text', 'a', 'b')], 'issued', 'issued'],
    ['a finding that was taken out as a draft', [remove('finding')], null, null],
    ['an answer of the client', [insert('response')], 'response_submitted', 'record'],
    ['a verification', [insert('verification')], 'closed', 'record'],
    ['the agreement of the plan', [update('audit', 'planAgreedOn', null, '2026-11-02')], 'draft', 'agreed'],
    ['a moved session', [update('plan_session', 'startMinute', 600, 615), update('audit', 'planChanged', false, true)], 'draft', null],
    ['a migration', [{ ...insert('engagement'), op: 'migrate' }], 'draft', 'record'],
    ['an entity that nobody decided about', [insert('certificate')], 'draft', 'record'],
    ['one kept change among free ones', [insert('note'), insert('verification')], 'draft', 'record'],
  ] as const)('%s', (_name, changes, state, refusal) => {
    expect(undoRefusal(changes, facts(state))).toBe(refusal);
  });

  it('is not an import of thousands of rows', () => {
    const many = Array.from({ length: MOST_CHANGES + 1 }, () => insert('ai_system'));
    expect(undoRefusal(many, facts('draft'))).toBe('large');
    expect(undoRefusal(many.slice(1), facts('draft'))).toBeNull();
  });
});

it('takes changes back in the order from last to first, the fields of one row in one step', () => {
  const changes = [
    insert('note', { id: 'r', text: 'x' }),
    update('checklist_item', 'progress', 'not_started', 'in_progress'),
    update('checklist_item', 'position', 1, 2),
    update('checklist_item', 'progress', 'in_progress', 'done'),
    remove('link', { id: 'r' }),
  ];
  expect(undoDeeds(changes)).toEqual([
    { do: 'insert', entity: 'link', id: 'r', row: { id: 'r' } },
    {
      do: 'update',
      entity: 'checklist_item',
      id: 'r',
      patch: { progress: 'not_started', position: 1 },
      expected: { progress: 'done', position: 2 },
    },
    { do: 'remove', entity: 'note', id: 'r', expected: { id: 'r', text: 'x' } },
  ]);
});
