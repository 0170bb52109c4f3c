/** What a certificate prints, as plain data (ISO/IEC 17021-1 8.2.2); the same words for draft and granted certificate. */

import { t } from '../../../shared/words/words.ts';
import type { FileContext } from '../context.ts';
import { showCertificate } from '../decision/certificate-service.ts';

export interface CertificateModel {
  readonly program: { readonly name: string; readonly version: string };
  /** Instant that stands for "made at": the day of the version, so that the same state gives the same bytes. */
  readonly madeAt: string;
  readonly draft: boolean;
  readonly version: number;
  readonly recordedOn: string;
  readonly number: string;
  readonly replaces: string;
  readonly holder: string;
  readonly locations: readonly { readonly name: string; readonly address: string; readonly activities: string }[];
  readonly standard: string;
  readonly scope: string;
  readonly aiRoles: string;
  /** Empty where the body leaves it off its certificates. */
  readonly soaNumber: string;
  readonly soaDatedOn: string | null;
  readonly namesSoa: boolean;
  readonly effectiveOn: string | null;
  readonly expiresOn: string | null;
  readonly body: string;
  readonly bodyAddress: string;
  readonly accreditation: string;
  readonly statement: string;
  readonly revision: string;
}

/** @throws NOT_FOUND for an unknown audit, RULE for one that ends without a decision */
export function buildCertificateModel(context: FileContext, auditId: string): CertificateModel {
  const { shown, dates, draft, elements } = showCertificate(context, { auditId });
  const { bodyName, ...said } = shown;
  return {
    program: { name: t('report.program'), version: context.ports.version },
    madeAt: `${shown.recordedOn}T00:00:00.000Z`,
    ...said,
    ...dates,
    draft,
    body: bodyName,
    namesSoa: elements.some(({ element, standing }) => element === 'soa' && standing !== 'does_not_apply'),
  };
}
