import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LookFileRole, lookLimits } from '../../../shared/model/report-look.ts';
import { anEngagement, type CallFailed, type TestEngagement } from '../../builders/engagement.ts';
import { anOwnFont, aPng, aTemplate, embedded, fontTable } from '../../builders/look.ts';
import { jpeg } from '../evidence/pictures.ts';

/** One engagement for all: each test begins with the program's look. */
let world: TestEngagement;
beforeAll(async () => {
  world = await anEngagement();
});
beforeEach(async () => {
  const { own, files } = await world.call('templates.show');
  if (own || files.length > 0) await world.call('templates.remove');
});
afterAll(() => world.close());

const fileOf = (text: string | Uint8Array, name = 'tarn.json') => ({ base64: Buffer.from(text).toString('base64'), name });
const load = (text: string) => world.call('templates.load', { file: fileOf(text) });
const setFile = (role: LookFileRole, bytes: Uint8Array, name = 'a-file') =>
  world.call('templates.setFile', { role, file: fileOf(bytes, name) });
const entries = () => world.dispatch.session.file?.ledger.entries();

/** The refusal, after making sure that it left nothing behind. */
async function refused(work: () => Promise<unknown>) {
  const before = [entries(), JSON.stringify(await world.call('templates.show'))];
  const thrown = (await work().then(
    () => null,
    (error: unknown) => error,
  )) as CallFailed | null;
  if (thrown === null) throw new Error('it was accepted');
  expect([entries(), JSON.stringify(await world.call('templates.show'))]).toEqual(before);
  expect((await world.call('ledger.verify')).notes).toEqual([]);
  return thrown.envelope;
}

describe('the look of the papers', () => {
  it('is the program’s until a template is taken, and then the template’s, in one entry of the history each', async () => {
    expect(await world.call('templates.show')).toMatchObject({ own: false, look: { colors: { accent: '#1E4B66' }, page: { size: 'A4' } } });
    const before = entries() ?? 0;
    const shown = await load(aTemplate({ files: { logo: embedded('logo.png', aPng(60, 20)) } }));
    expect(shown).toMatchObject({
      own: true,
      look: { name: 'Tarn house style', page: { size: 'Letter' }, texts: { method: 'The audit of {client} followed our procedure P-07.' } },
      files: [{ role: 'logo', name: 'logo.png' }],
    });
    expect(entries()).toBe(before + 2);
    await world.call('templates.update', { colors: { accent: '#124559', tint: '#E9F0F2' } });
    const { changes } = await world.call('ledger.history', { limit: 3 });
    expect(changes.map(({ field, after }) => [field, after])).toContainEqual(['accent', '#124559']);
    expect(await world.call('ledger.verify')).toMatchObject({ ok: true, problems: [], notes: [] });
  });

  it('goes into another engagement by its file, picture and fonts with it, byte by byte', async () => {
    const files = {
      logo: embedded('logo.png', aPng(60, 20, { color: [1, 2, 3, 128] })),
      font_regular: embedded('House.ttf', anOwnFont('Regular')),
      font_bold: embedded('House bold.ttf', anOwnFont('Semibold')),
    };
    const first = await load(aTemplate({ fonts: { text: 'own', headings: 'serif' }, files }));
    const target = world.ports.path('tarn-look.json');
    await world.call('templates.save', { to: { path: target } });
    const other = await anEngagement();
    try {
      const second = await other.call('templates.load', { file: { path: target } });
      expect(second).toEqual(first);
      const again = other.ports.path('again.json');
      await other.call('templates.save', { to: { path: again } });
      expect(readFileSync(again, 'utf8')).toBe(readFileSync(target, 'utf8'));
    } finally {
      await other.close();
    }
  });

  it('can be given back, taken again, and undone', async () => {
    await load(aTemplate());
    await world.call('templates.remove');
    expect((await world.call('templates.show')).own).toBe(false);
    await world.call('ledger.undo');
    expect(await world.call('templates.show')).toMatchObject({ own: true, look: { name: 'Tarn house style' } });
    await load(aTemplate({ name: 'Second' }));
    expect((await world.call('templates.show')).look.name).toBe('Second');
    await world.call('templates.remove');
    expect((await refused(() => world.call('templates.remove'))).code).toBe('NOT_FOUND');
  });

  it('keeps a replaced picture in the file, because history names it, and loses no other', async () => {
    await setFile('logo', aPng(60, 20));
    await setFile('accreditation', jpegOfProgram());
    await setFile('logo', aPng(50, 20));
    await world.call('ledger.undo');
    const shown = await world.call('templates.show');
    expect(shown.files.map(({ role, bytes }) => [role, bytes])).toEqual([
      ['accreditation', jpegOfProgram().length],
      ['logo', aPng(60, 20).length],
    ]);
    expect(await world.call('ledger.verify')).toMatchObject({ ok: true, problems: [] });
  });
});

/** A whole grey picture of 8 × 8: JPEG that any reader takes. */
function jpegOfProgram(): Buffer {
  return Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AR//Z',
    'base64',
  );
}

describe('a template with a fault changes nothing and names its places', () => {
  it.each<[string, string, string[]]>([
    ['no JSON', '{"format": ', ['file']],
    ['another file', '{"format": "something"}', ['format']],
    ['a list', '[1, 2]', ['format']],
    ['a later version', aTemplate({ version: 2 }), ['version']],
    ['an unknown entry', aTemplate({ colors: { accent: '#7A1F4B', tint: '#F6E9F0', border: '#000000' } }), ['colors']],
    ['a colour in words', aTemplate({ colors: { accent: 'crimson', tint: '#F6E9F0' } }), ['colors.accent']],
    ['a pale accent', aTemplate({ colors: { accent: '#E8A0C0', tint: '#F6E9F0' } }), ['colors.accent', 'colors.tint']],
    ['a field that is none', aTemplate({ texts: { method: 'By {clinet}' } }), ['texts.method']],
    ['a text of no section', aTemplate({ texts: { metod: 'x' } }), ['texts']],
    ['a text that is too long', aTemplate({ texts: { method: 'x'.repeat(4001) } }), ['texts.method']],
    ['a section that must stay', aTemplate({ sections: { order: [], leftOut: ['audit_data'] } }), ['sections.leftOut.0']],
    ['a section that is none', aTemplate({ sections: { order: ['cover'], leftOut: [] } }), ['sections.order.0']],
    ['a name for no system', aTemplate({ fileName: '{audit}?' }), ['fileName']],
    ['a page of no size', aTemplate({ page: { size: 'A3' } }), ['page.size']],
    ['an own font that is not there', aTemplate({ fonts: { text: 'own', headings: 'sans' } }), ['fonts.text']],
    ['a logo that is none', aTemplate({ files: { logo: embedded('logo.png', Buffer.from('<svg/>')) } }), ['files.logo']],
    ['a logo of no base64', aTemplate({ files: { logo: { name: 'logo.png', base64: '***' } } }), ['files.logo.base64']],
    ['one font of two', aTemplate({ files: { font_regular: embedded('a.ttf', anOwnFont()) } }), ['files']],
    [
      'several faults',
      aTemplate({ colors: { accent: '#FFFFFF', tint: '#FFFFFF' }, fileName: 'x', head: { left: '{nobody}', right: '' } }),
      ['colors.accent', 'colors.tint', 'head.left', 'fileName'],
    ],
  ])('%s', async (_what, text, places) => {
    const envelope = await refused(() => load(text));
    expect(envelope.code).toBe('RULE');
    expect(Object.keys(envelope.fields ?? {})).toEqual(places);
    expect(envelope.message).toContain(places[0]);
  });

  it('keeps the look that stood before', async () => {
    await load(aTemplate());
    await refused(() => load(aTemplate({ name: 'Broken', page: { size: 'A0' } })));
    await refused(() => world.call('templates.update', { fileName: 'no audit' }));
  });
});

describe('a logo', () => {
  const bomb = () => aPng(2, 2, { content: Buffer.alloc(40 * 1024 * 1024) });
  it.each<[string, () => Buffer, RegExp]>([
    ['text', () => Buffer.from('not a picture'), /no PNG or JPEG/],
    ['a GIF', () => Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00', 'latin1'), /no PNG or JPEG/],
    ['a PNG that is cut off', () => aPng(60, 20).subarray(0, 70), /no PNG or JPEG|broken/],
    ['a small PNG that unfolds to 40 MiB', bomb, /its content is not what its head says/],
    ['an interlaced PNG', () => aPng(60, 20, { interlaced: true }), /interlaced/],
    ['a PNG with 16 bits', () => aPng(60, 20, { depth: 16 }), /16 bits/],
    ['a picture of too many bytes', () => Buffer.concat([aPng(60, 20), Buffer.alloc(lookLimits.pictureBytes)]), /at most/],
    ['a picture of too many pixels', () => jpeg(3000, 3000), /million pixels/],
  ])('that is %s is refused with its reason, and the old one stays', async (_what, bytes, reason) => {
    await setFile('logo', aPng(60, 20));
    const envelope = await refused(() => setFile('logo', bytes(), 'logo.png'));
    expect(envelope.code).toBe('NOT_A_PICTURE');
    expect(envelope.message).toMatch(reason);
    expect(envelope.message).toContain('logo.png');
  });
});

describe('an own font', () => {
  const changed = (edit: (bytes: Buffer) => void): Buffer => {
    const bytes = anOwnFont();
    edit(bytes);
    return bytes;
  };
  it.each<[string, () => Buffer, RegExp]>([
    ['no font', () => Buffer.from('a text that is long enough to be read as a head'), /no TrueType font/],
    ['cut off', () => anOwnFont().subarray(0, 60_000), /missing or cut off/],
    ['not to be embedded', () => changed((bytes) => bytes.writeUInt16BE(0x0002, fontTable(bytes, 'OS/2') + 8)), /fsType 0x0002/],
    ['not to be subset', () => changed((bytes) => bytes.writeUInt16BE(0x0100, fontTable(bytes, 'OS/2') + 8)), /fsType 0x0100/],
    ['of lines too high', () => changed((bytes) => bytes.writeInt16BE(9000, fontTable(bytes, 'hhea') + 4)), /height of its lines/],
    ['named like one of ours', () => readFileSync('resources/fonts/SourceSans3-Regular.ttf'), /SourceSans3-Regular is there already/],
  ])('that is %s is refused with its reason', async (_what, bytes, reason) => {
    const envelope = await refused(() => setFile('font_regular', bytes()));
    expect(envelope.fields?.['files.font_regular']).toMatch(reason);
  });

  it('is used once regular and bold are there, and then neither can be taken out', async () => {
    await setFile('font_regular', anOwnFont('Regular'));
    await refused(() => world.call('templates.update', { fonts: { text: 'own', headings: 'serif' } }));
    expect((await refused(() => setFile('font_bold', anOwnFont('Regular')))).message).toContain('is there already');
    await setFile('font_bold', anOwnFont('Semibold'));
    await world.call('templates.update', { fonts: { text: 'own', headings: 'own' } });
    await refused(() => world.call('templates.removeFile', { role: 'font_bold' }));
    await world.call('templates.update', { fonts: { text: 'sans', headings: 'serif' } });
    expect((await world.call('templates.removeFile', { role: 'font_bold' })).files.map(({ role }) => role)).toEqual(['font_regular']);
  });
});

describe('the preview', () => {
  it('is a PDF of the report with the look that is tried, and writes nothing', async () => {
    const audit = await world.call('audits.create', { kind: 'stage_2', title: 'Stage 2', criteria: 'ISO/IEC 42001:2023' });
    const before = entries();
    const { look } = await world.call('templates.show');
    const { pdf, pages, bytes } = await world.call('templates.preview', { auditId: audit.id, look: { ...look, page: { size: 'Letter' } } });
    const content = Buffer.from(pdf, 'base64');
    expect(content.subarray(0, 5).toString()).toBe('%PDF-');
    expect([content.length, pages > 2]).toEqual([bytes, true]);
    expect([entries(), (await world.call('templates.show')).own]).toEqual([before, false]);
    await refused(() => world.call('templates.preview', { auditId: audit.id, look: { ...look, fileName: 'x' } }));
  });

  it('of a template file on disk that is no file says so', async () => {
    writeFileSync(world.ports.path('empty.json'), '');
    expect((await refused(() => world.call('templates.load', { file: { path: world.ports.path('empty.json') } }))).fields).toHaveProperty(
      'file',
    );
    expect((await refused(() => world.call('templates.load', { file: { path: world.ports.path('nowhere.json') } }))).code).toBe(
      'CANNOT_READ',
    );
  });
});
