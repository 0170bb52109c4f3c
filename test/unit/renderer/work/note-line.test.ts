import { describe, expect, it } from 'vitest';
import { atTime, initialsOf, parseLine, runsOf, toggleToDo, withTime } from '../../../../renderer/api/notes/note-line.ts';

describe('a line of notes', () => {
  it('is a quotation when it begins with a quotation mark, whose marks are not stored', () => {
    expect(parseLine('"In August we were two."')).toEqual({ text: 'In August we were two.', kind: 'quote', time: null });
    expect(parseLine('„Das prüfte niemand.“')).toEqual({ text: 'Das prüfte niemand.', kind: 'quote', time: null });
    expect(parseLine('He said "yes"')).toEqual({ text: 'He said "yes"', kind: 'note', time: null });
    expect(parseLine('"I signed what I saw." #A.6.2.6 @Joost Bakker')?.text).toBe('I signed what I saw. #A.6.2.6 @Joost Bakker');
    expect(parseLine('"He said "yes" to me"')?.text).toBe('He said "yes" to me');
  });

  it('is a to-do, or carries its own time, by a sign at its start that the draft keeps too', () => {
    expect(parseLine('☐ Attendance list')).toEqual({ text: 'Attendance list', kind: 'to_do', time: null });
    expect(parseLine('[] Attendance list')?.kind).toBe('to_do');
    expect(parseLine('⏱14:05 Seen')).toEqual({ text: 'Seen', kind: 'note', time: '14:05' });
    expect(parseLine('⏱14:05 ☐ Ask')).toEqual({ text: 'Ask', kind: 'to_do', time: '14:05' });
    expect(parseLine('☐ ⏱9.05 Ask')).toEqual({ text: 'Ask', kind: 'to_do', time: '9.05' });
    expect(parseLine('14:05 alarm raised')).toEqual({ text: '14:05 alarm raised', kind: 'note', time: null });
    expect(parseLine('⏱25:99 Seen')?.text).toBe('⏱25:99 Seen');
    expect(parseLine('☐ ')).toBeNull();
  });

  it('turns into a to-do and back by one key, with every word where it was', () => {
    expect(toggleToDo('Ask Joost')).toBe('☐ Ask Joost');
    expect(toggleToDo('☐ Ask Joost')).toBe('Ask Joost');
    expect(toggleToDo('⏱14:05 Ask')).toBe('⏱14:05 ☐ Ask');
    expect(toggleToDo('⏱14:05 ☐ Ask')).toBe('⏱14:05 Ask');
    expect(toggleToDo('a\nb')).toBe('☐ a\nb');
  });

  it('shows the time that it gets, marked to be typed over', () => {
    expect(withTime('Seen', '14:32')).toEqual({ text: '⏱14:32 Seen', from: 1, to: 6 });
    expect(withTime('⏱9:05 Seen', '14:32')).toEqual({ text: '⏱9:05 Seen', from: 1, to: 5 });
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

  it('is moved to another time of the same day in the zone of the audit', () => {
    expect(atTime('2026-11-18T13:06:27.123Z', '9:05', 'Europe/Amsterdam')).toBe('2026-11-18T08:05:00.000Z');
    expect(atTime('2026-11-18T23:30:00.000Z', '00:10', 'Europe/Amsterdam')).toBe('2026-11-18T23:10:00.000Z');
    expect(atTime('2026-11-18T13:06:00.000Z', '24:10', 'Europe/Amsterdam')).toBeNull();
  });
});
