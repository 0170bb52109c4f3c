/** Where an area is, for the audit that work goes to. */
import type { useNavigate } from '@tanstack/react-router';
import type { AuditRow } from '../api/current-audit.ts';
import type { AreaKey } from './area-list.ts';

type Navigate = ReturnType<typeof useNavigate>;

/** Goes to an area; field work and findings without an audit lead to the audits. */
export function goTo(navigate: Navigate, area: AreaKey, audit: AuditRow | null): void {
  switch (area) {
    case 'overview':
      return void navigate({ to: '/e' });
    case 'fieldWork':
      if (audit === null) return void navigate({ to: '/e/audits' });
      return void navigate({ to: '/e/audits/$auditId/field-work/{-$itemId}', params: { auditId: audit.id } });
    case 'sampling':
      if (audit === null) return void navigate({ to: '/e/audits' });
      return void navigate({ to: '/e/audits/$auditId/sampling/{-$sampleId}', params: { auditId: audit.id } });
    case 'coverage':
      if (audit === null) return void navigate({ to: '/e/audits' });
      return void navigate({ to: '/e/audits/$auditId/coverage', params: { auditId: audit.id } });
    case 'interviews':
      if (audit === null) return void navigate({ to: '/e/audits' });
      return void navigate({ to: '/e/audits/$auditId/interviews/{-$interviewId}', params: { auditId: audit.id } });
    case 'plan':
      if (audit === null) return void navigate({ to: '/e/audits' });
      return void navigate({ to: '/e/audits/$auditId/plan', params: { auditId: audit.id } });
    case 'findings':
      if (audit === null) return void navigate({ to: '/e/audits' });
      return void navigate({ to: '/e/audits/$auditId/findings/{-$findingId}', params: { auditId: audit.id } });
    case 'decision':
      if (audit === null) return void navigate({ to: '/e/audits' });
      return void navigate({ to: '/e/audits/$auditId/decision', params: { auditId: audit.id }, search: {} });
    case 'evidence':
      return void navigate({ to: '/e/evidence/{-$evidenceId}' });
    case 'settings':
      return void navigate({ to: '/settings' });
    case 'client':
      return void navigate({ to: '/e/client' });
    case 'scope':
      return void navigate({ to: '/e/scope' });
    case 'systems':
      return void navigate({ to: '/e/systems' });
    case 'suppliers':
      return void navigate({ to: '/e/suppliers' });
    case 'applicability':
      return void navigate({ to: '/e/applicability' });
    case 'team':
      return void navigate({ to: '/e/team' });
    case 'programme':
      return void navigate({ to: '/e/programme' });
    case 'auditTime':
      return void navigate({ to: '/e/audit-time' });
    case 'audits':
      return void navigate({ to: '/e/audits' });
    case 'reports':
      return void navigate({ to: '/e/reports' });
    case 'templates':
      return void navigate({ to: '/e/templates' });
    case 'ledger':
      return void navigate({ to: '/e/ledger' });
  }
}
