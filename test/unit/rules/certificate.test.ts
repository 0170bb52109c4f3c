import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CertificateFacts,
  certificateElements,
  certificateEnd,
  certificateStandings,
  dateFault,
  printedDates,
} from '../../../shared/rules/certificate.ts';

const whole: CertificateFacts = {
  holder: 'Halcyra Diagnostics B.V.',
  locations: [
    { name: 'Utrecht', address: 'Croeselaan 210', activities: 'Development' },
    { name: 'Gdańsk', address: 'Olivia Park 6', activities: 'Annotation' },
  ],
  effectiveOn: '2026-12-10',
  expiresOn: '2029-12-09',
  number: 'NC-AI-0417',
  standard: 'ISO/IEC 42001:2023',
  scope: 'Design and operation of software for radiology.',
  soaNumber: '3.2',
  bodyName: 'Norrvik Certification AB',
  bodyAddress: 'Skeppsgatan 19',
  accreditation: 'Accreditation no. 2214',
  revision: 'The newest version counts.',
  statement: 'The management system is certified, no product.',
};
const rules = { soaOnCertificate: true, statement: 'The management system is certified, no product.' };
const missing = (change: Partial<CertificateFacts>, more: Partial<typeof rules> = {}) =>
  certificateStandings({ ...whole, ...change }, { ...rules, ...more }).flatMap(({ element, standing }) =>
    standing === 'missing' ? [element] : [],
  );

describe('a certificate', () => {
  it('that says everything lacks nothing, and each element names its clause', () => {
    expect(missing({})).toEqual([]);
    const standings = certificateStandings(whole, rules);
    expect(standings.map(({ element }) => element)).toEqual(certificateElements);
    for (const { clause } of standings) expect(clause).toContain('8.2.2');
  });

  it.each<[string, Partial<CertificateFacts>, string]>([
    ['holder', { holder: ' ' }, 'holder'],
    ['an address', { locations: [{ name: 'Utrecht', address: '', activities: 'Development' }] }, 'locations'],
    ['any location', { locations: [] }, 'locations'],
    ['number', { number: '' }, 'number'],
    ['scope', { scope: '' }, 'scope'],
    ['the effective day', { effectiveOn: null }, 'effective'],
    ['address of the body', { bodyAddress: '' }, 'body'],
    ['accreditation', { accreditation: '' }, 'mark'],
    ['SoA version', { soaNumber: '' }, 'soa'],
    ['statement', { statement: '' }, 'statement'],
    ['word on revisions', { revision: '' }, 'revision'],
  ])('without %s lacks it', (_what, change, element) => {
    expect(missing(change)).toContain(element);
  });

  it('names what is done where only when there are several places', () => {
    const [first] = whole.locations;
    const bare = { name: 'Utrecht', address: 'Croeselaan 210', activities: '' };
    expect(missing({ locations: [bare] })).toEqual([]);
    expect(missing({ locations: [bare, ...(first === undefined ? [] : [first])] })).toEqual(['site_scopes']);
  });

  it('needs what a scheme adds only where the body wants it', () => {
    expect(missing({ soaNumber: '', statement: '' }, { soaOnCertificate: false, statement: '' })).toEqual([]);
  });
});

describe('the dates of a certificate', () => {
  it('follow the decision: three years less one day', () => {
    expect(printedDates({ effectiveOn: null, expiresOn: null }, '2026-12-10', 36)).toEqual({
      effectiveOn: '2026-12-10',
      expiresOn: '2029-12-09',
    });
    expect(printedDates({ effectiveOn: null, expiresOn: null }, null, 36)).toEqual({ effectiveOn: null, expiresOn: null });
    expect(certificateEnd('2028-02-29', 36)).toBe('2031-02-27');
  });

  it('are never before the decision, and end after they begin', () => {
    expect(dateFault({ effectiveOn: '2026-12-09', expiresOn: '2029-12-09' }, '2026-12-10')).toBe('before_decision');
    expect(dateFault({ effectiveOn: '2026-12-10', expiresOn: '2026-12-10' }, '2026-12-10')).toBe('ends_first');
    expect(dateFault({ effectiveOn: '2026-12-11', expiresOn: '2029-12-10' }, '2026-12-10')).toBeNull();
  });

  it('proposed from any decision are in order', () => {
    const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2060-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 120 }), (at, months) => {
        const decidedOn = at.toISOString().slice(0, 10);
        expect(dateFault(printedDates({ effectiveOn: null, expiresOn: null }, decidedOn, months), decidedOn)).toBeNull();
      }),
    );
  });
});
