/** Goes to the part of the program where a check is put right. */
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Gate } from './parts.ts';

export function useJump(auditId: string): (gate: Gate) => void {
  const navigate = useNavigate();
  return useCallback(
    ({ key, place, target }: Gate) => {
      const params = { auditId: target.auditId };
      switch (place) {
        case 'client':
          return void navigate({ to: '/e/client' });
        case 'team':
          return void navigate({ to: '/e/team', search: { view: 'check' } });
        case 'auditTime':
          return void navigate({ to: '/e/audit-time' });
        case 'plan':
          return void navigate({ to: '/e/audits/$auditId/plan', params });
        case 'stage1':
          if (key === 'stage1_report') return void navigate({ to: '/e/reports', search: { audit: target.auditId } });
          return void navigate({ to: '/e/audits/$auditId/stage-1', params, search: {} });
        case 'reports':
          return void navigate({ to: '/e/reports', search: { audit: target.auditId } });
        case 'fieldWork':
          return void navigate({ to: '/e/audits/$auditId/field-work/{-$itemId}', params });
        case 'coverage':
          return void navigate({ to: '/e/audits/$auditId/coverage', params });
        case 'findings':
          return void navigate({
            to: '/e/audits/$auditId/findings/{-$findingId}',
            params: target.findingId === null ? params : { ...params, findingId: target.findingId },
            search: {},
          });
        case 'scope':
          return void navigate({ to: '/e/scope' });
        case 'applicability':
          return void navigate({ to: '/e/applicability' });
        case 'decision': {
          const view = key === 'certificate_dates' ? 'certificate' : key === 'decider_independent' ? 'decide' : 'review';
          return void navigate({ to: '/e/audits/$auditId/decision', params: { auditId }, search: { view } });
        }
      }
    },
    [navigate, auditId],
  );
}
