/** Review and decision of an audit: what stands, and the seal of a pack. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { deskOf } from '../../../shared/rules/review-mode.ts';
import { t } from '../../../shared/words/words.ts';
import { auditOf } from '../audits/audits-service.ts';
import { actorOf, type FileContext, nowOf } from '../context.ts';
import { buildCertificateModel } from '../export/certificate-model.ts';
import { exportPdf } from '../export/run-export.ts';
import type { HandlersOf } from '../handlers.ts';
import { auditsCarriedOut } from '../team/independence.ts';
import { setCertificate, showCertificate } from './certificate-service.ts';
import { decidedAudit, isDecided, policyOf, setPolicy, standingDecision, standingReport } from './decision-parts.ts';
import { demandPackable, overrideGate, showGates, withdrawOverride } from './gates-service.ts';
import { recordDecision, withdrawDecision } from './record-decision.ts';
import { ask, beginReview, clarify, concludeReview, listSubjects, questionViews, settleQuestion } from './review-service.ts';
import { takeQuestions } from './take-questions.ts';

function show(context: FileContext, { auditId }: InputOf<'decision.show'>): OutputOf<'decision.show'> {
  const audit = auditOf(context, auditId);
  const { decision, team } = context.file.queries;
  const { id, number, title, kind, endsOn } = audit;
  return {
    audit: { id, number, title, kind, endsOn },
    applies: isDecided(context, audit),
    reviews: decision.reviews(auditId),
    questions: questionViews(context, auditId),
    overrides: decision.overrides(auditId),
    decisions: decision.decisions(auditId),
    standing: standingDecision(context, auditId),
    seals: decision.seals(auditId),
    people: team
      .all()
      .filter(({ side }) => side !== 'client')
      .map((person) => ({ id: person.id, name: person.name, role: person.role, audited: auditsCarriedOut(context, person.id) })),
    policy: policyOf(context),
    desk: context.actor === null ? 'work' : deskOf(context.actor.role),
    reportNumber: standingReport(context, auditId)?.number ?? '',
  };
}

/** Answers `decision.seal`. @throws RULE while a check blocks the pack, CONFLICT when the file went on since it was made */
function seal(context: FileContext, input: InputOf<'decision.seal'>): Row<'pack_seal'> {
  const actor = actorOf(context);
  const audit = decidedAudit(context, input.auditId);
  demandPackable(context, audit);
  // The newest entry, whoever wrote it: what a pack is made at.
  const head = context.file.queries.ledger.newest();
  if (head === null) throw new Error('A file with an audit has a ledger.');
  if (input.head !== undefined && (input.head.chain !== head.chain || input.head.hash !== head.hash || input.head.seq !== head.seq))
    throw new AppError('CONFLICT', t('decisionCore.wentOn'), { hint: t('decisionCore.wentOnHint') });
  return context.file.ledger.write({ actor }, (tx) =>
    tx.insert('pack_seal', {
      id: context.ports.ids.uuid(),
      auditId: audit.id,
      decisionId: standingDecision(context, audit.id)?.id ?? null,
      fileName: input.fileName ?? '',
      tagManifestSha256: input.tagManifestSha256,
      keyId: input.keyId,
      evidenceFiles: input.evidenceFiles ?? false,
      headChain: head.chain,
      headSeq: head.seq,
      headHash: head.hash,
      sealedAt: nowOf(context),
      sealedById: actor.id,
      sealedByName: actor.name,
      position: context.file.queries.decision.seals(audit.id).length,
    }),
  );
}

export const decisionHandlers = {
  'decision.gates': showGates,
  'decision.show': show,
  'decision.subjects': listSubjects,
  'decision.override': overrideGate,
  'decision.withdrawOverride': withdrawOverride,
  'decision.beginReview': beginReview,
  'decision.concludeReview': concludeReview,
  'decision.ask': ask,
  'decision.clarify': clarify,
  'decision.settleQuestion': settleQuestion,
  'decision.takeQuestions': takeQuestions,
  'decision.record': recordDecision,
  'decision.withdraw': withdrawDecision,
  'decision.certificate': showCertificate,
  'decision.setCertificate': setCertificate,
  'decision.exportCertificate': async (context, { auditId, to, task }) => {
    const target = context.ports.files.at(to);
    return await exportPdf(context, { kind: 'certificate', model: buildCertificateModel(context, auditId) }, target, task);
  },
  'decision.seal': seal,
  'decision.setPolicy': setPolicy,
  'decision.policy': (context) => policyOf(context),
} satisfies Omit<HandlersOf<'decision.'>, `decision.pack${string}` | 'decision.exemptItem' | 'decision.withdrawExemption'>;
