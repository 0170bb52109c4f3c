import { describe, expect, it } from 'vitest';
import { fieldsOf, glance } from '../../../../renderer/features/ledger/value-words.ts';

describe('a value of history', () => {
  it('is told by number and title of its record, by its text, or by its parts', () => {
    expect(glance('{"id":"x","number":"E-001","title":"Policy"}')).toBe('E-001 Policy');
    expect(glance('{"id":"x","text":"Nobody looked."}')).toBe('Nobody looked.');
    expect(glance('["provider","producer"]')).toBe('provider, producer');
    expect(glance('{"id":"x"}')).toBe('');
  });

  it('stays as it is when it is plain text, also when it begins like a record', () => {
    expect(glance('conforms')).toBe('conforms');
    expect(glance('{not a record')).toBe('{not a record');
    expect(fieldsOf('[1]')).toBeNull();
    expect(fieldsOf('{"title":"Policy","bytes":7,"auditId":null}')).toEqual([
      ['title', 'Policy'],
      ['bytes', '7'],
      ['auditId', 'null'],
    ]);
  });
});
