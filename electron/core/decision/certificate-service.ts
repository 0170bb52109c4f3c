/** What the certificate says (ISO/IEC 17021-1 8.2.2): proposed from the file, recorded by the body, printed as a draft until granted. */
import { AppError } from '../../../shared/contract/errors.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { certificateStandings, dateFault, printedDates } from '../../../shared/rules/certificate.ts';
import { t } from '../../../shared/words/words.ts';
import { actorOf, type FileContext } from '../context.ts';
import { naturalId } from '../ids.ts';
import { definedFields } from '../patches.ts';
import { refuseExcludedClauses } from '../scope/scope-wording.ts';
import { todayIn } from '../stage1/stage1-parts.ts';
import { decidedAudit, grantOf, policyOf } from './decision-parts.ts';

export type CertificateView = OutputOf<'decision.certificate'>;
type Shown = CertificateView['shown'];

const LONGEST_LINE = 300;

/** What the file holds already; the rest is the body's to enter. */
function proposal(context: FileContext, audit: Row<'audit'>): Shown {
  const { queries } = context.file;
  const engagement = queries.engagement.show();
  const policy = policyOf(context);
  const sites = queries.scope.sites();
  const holder = engagement.clientLegalName.trim() === '' ? engagement.clientName : engagement.clientLegalName;
  const soa = audit.soaVersionId === null || !policy.soaOnCertificate ? null : queries.soa.version(audit.soaVersionId);
  const own = { name: holder, address: engagement.clientAddress, activities: '' };
  return {
    number: '',
    version: 1,
    recordedOn: todayIn(context, audit),
    holder,
    locations: sites.length === 0 ? [own] : sites.map(({ name, address, activities }) => ({ name, address, activities })),
    standard: `${engagement.standard}:${engagement.edition}`.slice(0, LONGEST_LINE),
    scope: engagement.scopeStatement,
    aiRoles: engagement.aiRoles.map((role) => t(`vocabulary.aiRole.${role}`)).join(', '),
    soaNumber: soa?.number ?? '',
    soaDatedOn: soa?.datedOn ?? null,
    effectiveOn: null,
    expiresOn: null,
    bodyName: engagement.bodyName,
    bodyAddress: engagement.bodyAddress,
    accreditation: policy.accreditation,
    revision: policy.revision,
    replaces: '',
    statement: policy.statement,
  };
}

function view(context: FileContext, audit: Row<'audit'>): CertificateView {
  const recorded = context.file.queries.decision.certificate(audit.id);
  const policy = policyOf(context);
  const grant = grantOf(context, audit.id);
  const { id: _id, auditId: _auditId, ...kept } = recorded ?? { id: '', auditId: '', ...proposal(context, audit) };
  const dates = printedDates(kept, grant?.decidedOn ?? null, policy.certificateMonths);
  return {
    recorded,
    shown: kept,
    dates,
    draft: grant === null,
    elements: certificateStandings({ ...kept, ...dates }, policy).map((one) => ({
      ...one,
      title: t(`certificateWords.element.${one.element}`),
    })),
  };
}

/** Answers `decision.certificate`. @throws RULE for an audit that ends without a decision */
export const showCertificate = (context: FileContext, { auditId }: InputOf<'decision.certificate'>): CertificateView =>
  view(context, decidedAudit(context, auditId));

/** @throws RULE with the field for dates that cannot be */
function checkDates(context: FileContext, audit: Row<'audit'>, dates: Pick<Shown, 'effectiveOn' | 'expiresOn'>): void {
  const decidedOn = grantOf(context, audit.id)?.decidedOn ?? null;
  const fault = dateFault(printedDates(dates, decidedOn, policyOf(context).certificateMonths), decidedOn);
  if (fault === null) return;
  const message = t(`certificateWords.fault.${fault}`);
  throw new AppError('RULE', message, { fields: { [fault === 'before_decision' ? 'effectiveOn' : 'expiresOn']: message } });
}

/** Answers `decision.setCertificate`. @throws RULE for wrong dates and a scope that leaves out clauses */
export function setCertificate(context: FileContext, { auditId, ...input }: InputOf<'decision.setCertificate'>): CertificateView {
  const actor = actorOf(context);
  const audit = decidedAudit(context, auditId);
  const recorded = context.file.queries.decision.certificate(auditId);
  const patch = definedFields(input);
  const next: Shown = { ...(recorded ?? proposal(context, audit)), ...patch };
  refuseExcludedClauses(next.scope);
  checkDates(context, audit, next);
  const recordedOn = todayIn(context, audit);
  context.file.ledger.write({ actor }, (tx) => {
    if (recorded !== null) return tx.update('certificate', recorded.id, { ...patch, version: recorded.version + 1, recordedOn });
    return tx.insert('certificate', { id: naturalId(context.file.engagementId, 'certificate', auditId), auditId, ...next, recordedOn });
  });
  return view(context, audit);
}
