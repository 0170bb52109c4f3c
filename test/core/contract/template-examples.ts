/** Examples of the look of the papers. */
import { productLook } from '../../../shared/model/report-look.ts';
import { aPng, aTemplate } from '../../builders/look.ts';
import type { Examples } from './examples.ts';

const base64 = (bytes: Buffer) => bytes.toString('base64');
const logo = { role: 'logo' as const, file: { base64: base64(aPng(40, 20)), name: 'logo.png' } };

export const templateExamples = {
  'templates.show': () => ({}),
  'templates.fields': () => ({}),
  'templates.load': () => ({ file: { base64: base64(Buffer.from(aTemplate())), name: 'tarn.json' } }),
  'templates.save': ({ ports }) => ({ to: { path: ports.path('look.json') } }),
  'templates.update': () => ({
    ...productLook,
    name: 'Tarn',
    identity: { name: 'Tarn Certification', accreditation: 'RvA C 555' },
    texts: { cover: 'For {client} only.' },
  }),
  'templates.setFile': () => logo,
  'templates.removeFile': async ({ call }) => {
    await call('templates.setFile', logo);
    return { role: 'logo' as const };
  },
  'templates.remove': async ({ call }) => {
    await call('templates.update', { name: 'Tarn' });
    return {};
  },
  'templates.preview': ({ audits }) => ({
    auditId: audits.stage2,
    look: { ...productLook, page: { size: 'Letter' as const } },
    task: 'preview-1',
  }),
} satisfies Partial<Examples>;
