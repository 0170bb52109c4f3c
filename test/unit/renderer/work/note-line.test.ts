import { describe, expect, it } from 'vitest';
import { atTime, initialsOf, namedRequirements, parseLine, runsOf } from '../../../../renderer/features/field-work/note-line.ts';

describe('a line of notes', () => {
  it('is a quotation when it begins with a quotation mark, whose marks are not stored', () => {
    expect(parseLine('"In August we were two."')).toEqual({ text: 'In August we were two.', kind: 'quote' });
    expect(parseLine('„Das prüfte niemand.“')).toEqual({ text: 'Das prüfte niemand.', kind: 'quote' });
    expect(parseLine('He said "yes"')).toEqual({ text: 'He said "yes"', kind: 'note' });
  });

  it('is nothing when nothing was typed', () => {
    expect(parseLine('  \n ')).toBeNull();
    expect(parseLine('"')).toBeNull();
  });

  it('becomes runs of text, strong text and references, and loses no character of plain text', () => {
    expect(runsOf('Seen in E-087 **within 5 days**, compare #A.6.2.6 and S2-NC-04.')).toEqual([
      { kind: 'text', text: 'Seen in ' },
      { kind: 'evidence', text: 'E-087', target: 'E-087' },
      { kind: 'text', text: ' ' },
      { kind: 'strong', text: 'within 5 days' },
      { kind: 'text', text: ', compare ' },
      { kind: 'requirement', text: '#A.6.2.6', target: 'A.6.2.6' },
      { kind: 'text', text: ' and ' },
      { kind: 'finding', text: 'S2-NC-04', target: 'S2-NC-04' },
      { kind: 'text', text: '.' },
    ]);
    const plain = 'A <b>tag</b>, 2 * 3 ** 4, #tag and COVID-19';
    expect(runsOf(plain)).toEqual([{ kind: 'text', text: plain }]);
  });

  it('carries the initials of its author without academic titles', () => {
    expect(initialsOf('Ines Vogt')).toBe('IV');
    expect(initialsOf('Dr Priya Nair')).toBe('PN');
    expect(initialsOf('Marit de Vries')).toBe('MV');
    expect(initialsOf('Cher')).toBe('C');
    expect(initialsOf('')).toBe('');
  });

  it('names requirements by their references, each once', () => {
    expect(namedRequirements('Alarms, #A.6.2.6 and #8.1; again #A.6.2.6.', '42001')).toEqual(['42001:A.6.2.6', '42001:8.1']);
    expect(namedRequirements('No mention of #anything', '42001')).toEqual([]);
  });

  it('is moved to another time of the same day in the zone of the audit', () => {
    expect(atTime('2026-11-18T13:06:27.123Z', '9:05', 'Europe/Amsterdam')).toBe('2026-11-18T08:05:00.000Z');
    expect(atTime('2026-11-18T23:30:00.000Z', '00:10', 'Europe/Amsterdam')).toBe('2026-11-18T23:10:00.000Z');
    expect(atTime('2026-11-18T13:06:00.000Z', '24:10', 'Europe/Amsterdam')).toBeNull();
  });
});
