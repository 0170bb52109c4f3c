/** Examples of the methods of the round trip to the client. */
import type { FilledEngagement } from '../../builders/filled-engagement.ts';
import { answered, inFile, wholeAnswer } from '../../builders/response-book.ts';
import type { Examples } from './examples.ts';

const sent = async (world: FilledEngagement) => {
  const finding = await world.findingIn('issued');
  const to = { path: world.ports.path(`response-${finding.id}.xlsx`) };
  await world.call('findings.exportResponse', { auditId: world.audits.stage2, findings: [finding.id], to });
  return { finding, file: inFile(await answered(to.path, finding.shortNumber, wholeAnswer)) };
};

type Methods = 'findings.exportResponse' | 'findings.exportForm' | 'findings.sent' | 'findings.previewResponse' | 'findings.importResponse';

export const responseExamples: Pick<Examples, Methods> = {
  'findings.exportResponse': async (world) => ({
    auditId: world.audits.stage2,
    findings: [(await world.findingIn('issued')).id],
    to: { path: world.ports.path('response.xlsx') },
    task: 'response-1',
  }),
  'findings.exportForm': async (world) => ({
    auditId: world.audits.stage2,
    findings: [(await world.findingIn('issued')).id],
    to: { path: world.ports.path('form.pdf') },
    task: 'form-1',
  }),
  'findings.sent': (world) => ({ auditId: world.audits.stage2 }),
  'findings.previewResponse': async (world) => ({ file: (await sent(world)).file, task: 'preview-1' }),
  'findings.importResponse': async (world) => {
    const { finding, file } = await sent(world);
    const { comparison, findings } = await world.call('findings.previewResponse', { file });
    return {
      file,
      comparison,
      submittedBy: 'Ruben Claes',
      on: '2026-11-18',
      decisions: (findings[0]?.changes ?? []).map(({ field }) => ({ findingId: finding.id, field, accept: field !== 'extent' })),
      task: 'import-2',
    };
  },
};
