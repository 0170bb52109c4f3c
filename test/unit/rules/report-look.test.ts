import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { productLook, type ReportLook, reportLook, reportPart } from '../../../shared/model/report-look.ts';
import { arranged, contrastOf, fileNameFrom, filled, mayBeLeftOut, problemsOfLook, wholeOrder } from '../../../shared/rules/report-look.ts';

const look = (over: Partial<ReportLook> = {}): ReportLook => ({ ...productLook, ...over });
const placesOf = (over: Partial<ReportLook>) => problemsOfLook(look(over), false).map(({ place }) => place);
const part = fc.constantFrom(...reportPart.options);

describe('the look of the program', () => {
  it('has the form of a template and no problem', () => {
    expect(reportLook.parse(productLook)).toEqual(productLook);
    expect(problemsOfLook(productLook, false)).toEqual([]);
  });
});

describe('colours', () => {
  it('have the contrast that WCAG 2.2 works out', () => {
    expect(contrastOf('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
    expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
    expect(contrastOf('#123456', '#123456')).toBe(1);
  });

  it('are refused by name where they cannot be read, with the ratio cut and never rounded up', () => {
    expect(placesOf({ colors: { accent: '#8CB4D2', tint: '#FFFFFF' } })).toEqual(['colors.accent', 'colors.tint']);
    expect(placesOf({ colors: { accent: '#1E4B66', tint: '#5A6570' } })).toEqual(['colors.tint', 'colors.tint']);
    const [grey] = problemsOfLook(look({ colors: { accent: '#777777', tint: '#FFFFFF' } }), false);
    expect(grey?.message).toContain('4.4 : 1');
  });
});

describe('fields', () => {
  it('are replaced in texts; what is no field stays as it is', () => {
    expect(filled('For {client}, {nobody} and {', { client: 'Lumenfold {audit}' })).toBe('For Lumenfold {audit}, {nobody} and {');
  });

  it('are refused by place and name when they do not exist, with the one that is near', () => {
    expect(problemsOfLook(look({ texts: { method: 'By {clinet}.' } }), false)).toEqual([
      { place: 'texts.method', message: '{clinet} is no field. {client} is near.' },
    ]);
  });

  it('stand only where they fit: no page in a text, no scope in a running head or a file name', () => {
    expect(placesOf({ texts: { cover: '{page}' } })).toEqual(['texts.cover']);
    expect(placesOf({ head: { left: '{client} {scope}', right: '{page} of {pages}' } })).toEqual(['head.left']);
    expect(placesOf({ fileName: '{audit} {places}' })).toEqual(['fileName']);
  });
});

describe('sections', () => {
  it('that carry an element of ISO/IEC 17021-1 9.4.8 are moved, never left out', () => {
    expect(placesOf({ sections: { order: [], leftOut: ['summary', 'findings', 'checklist'] } })).toEqual(['sections.leftOut.1']);
    expect(placesOf({ sections: { order: ['method', 'findings', 'method'], leftOut: [] } })).toEqual(['sections.order.2']);
    fc.assert(
      fc.property(fc.uniqueArray(part), fc.uniqueArray(part), fc.uniqueArray(part), (parts, order, leftOut) => {
        const found = arranged(parts, { order, leftOut });
        expect(new Set(found).size).toBe(found.length);
        for (const one of parts) expect(found.includes(one)).toBe(!(leftOut.includes(one) && mayBeLeftOut(one)));
        const named = order.filter((one) => found.includes(one));
        expect(found.filter((one) => order.includes(one))).toEqual(named);
      }),
    );
  });

  it('that an older template does not know stay behind the one before them', () => {
    expect(arranged(['summary', 'audit_data', 'method', 'findings'], { order: ['findings', 'summary'], leftOut: [] })).toEqual([
      'findings',
      'summary',
      'audit_data',
      'method',
    ]);
    expect(wholeOrder([])).toEqual(reportPart.options);
  });
});

describe('the name of a file', () => {
  it('is refused when one system cannot have it, or when two audits would get the same', () => {
    for (const name of ['{audit}: report', 'a/{audit}', '{audit}.', ' {audit}', 'report of {client}', 'CON.{audit}'])
      expect(placesOf({ fileName: name }), name).toEqual(['fileName']);
    expect(placesOf({ fileName: '{client} - {audit} ({version})' })).toEqual([]);
  });

  it('is safe on every system whatever the client is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (client) => {
        const name = fileNameFrom('{client} {audit}', { client, audit: 'AU/1' });
        expect(name).not.toMatch(/[<>:"/\\|?*\u0000-\u001f]/);
        expect(name).not.toMatch(/^[.\s]|[.\s]$/);
        expect(name.length).toBeGreaterThan(0);
      }),
    );
    expect(fileNameFrom('{client}', { client: 'con' })).toBe('con-');
  });
});
