import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientCopyText, isInternalNote } from '../../../shared/rules/client-copy.ts';

const copy = clientCopyText({
  people: [
    { name: 'Ruben Claes', role: 'AIMS manager' },
    { name: 'Marit de Vries', role: 'head of model risk' },
    { name: 'Data scientist', role: 'an interviewee' },
    { name: 'May Porto', role: 'operator' },
  ],
  kept: ['Ines Vogt', 'Porto', 'Lumenfold AI B.V.'],
  items: [
    { text: 'Vendor contract 2026', instead: 'confidential evidence E-007' },
    { text: 'SPK-01 (a/b) [1]*', instead: 'confidential evidence E-008' },
  ],
});

describe('the text of a client copy', () => {
  it.each([
    ['Ruben Claes showed the register.', 'AIMS manager showed the register.'],
    ['Mr Claes and R. Claes and Claes, Ruben', 'AIMS manager and AIMS manager and AIMS manager'],
    ['RUBEN CLAES (AIMS manager)', 'AIMS manager'],
    ['Ruben Claes, AIMS manager', 'AIMS manager'],
    ['Asked ruben.claes@lumenfold.example twice', 'Asked AIMS manager twice'],
    ['Claes’s answer; Ruben said so', 'AIMS manager’s answer; AIMS manager said so'],
    ['de Vries signed, Marit agreed', 'head of model risk signed, head of model risk agreed'],
    ['See SPK-01 (a/b) [1]* too', 'See confidential evidence E-008 too'],
    ['Read the Vendor contract 2026 with care', 'Read the confidential evidence E-007 with care'],
  ])('says %j as %j', (full, client) => {
    expect(copy(full)).toBe(client);
  });

  it.each([
    'Clause and Claesson are other words',
    'Ines Vogt audited in Porto in May 2026',
    'Data quality is measured by a scientist',
    'Rubens and Maritime law',
  ])('leaves %j alone', (text) => {
    expect(copy(text)).toBe(text);
  });

  it('holds no name, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom('Ruben Claes', 'Marit de Vries'), (before, after, name) => {
        expect(copy(`${before} ${name} ${after}`)).not.toContain(name);
      }),
    );
  });

  it('says the same when it is made twice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Ruben', 'Claes', 'Marit', 'saw', 'it,', 'AIMS manager', '(', ')', 'Porto')), (words) => {
        const first = copy(words.join(' '));
        expect(copy(first)).toBe(first);
      }),
    );
  });
});

it('takes quotes and to-dos for internal, and what was examined not', () => {
  expect((['note', 'quote', 'to_do'] as const).map(isInternalNote)).toEqual([false, true, true]);
});
