/** Goes to the part of the program where a check is put right. */
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Gate } from './parts.ts';

/** What a jump needs of a check; an item of the pack is none. */
type Place = Pick<Gate, 'place' | 'target'> & { readonly key: Gate['key'] | null };

export function useJump(auditId: string): (gate: Place) => void {
  const navigate = useNavigate();
  return useCallback(
    ({ key, place, target }: Place) => {
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

type Item = OutputOf<'decision.packContents'>['items'][number];

/** Goes to the part of the program where an item of the pack is put right. */
export function useItemJump(auditId: string): (item: Item) => void {
  const navigate = useNavigate();
  const jump = useJump(auditId);
  return useCallback(
    ({ key, where }: Item) => {
      if (where === 'programme') return void navigate({ to: '/e/programme' });
      if (key === 'agreement' || key === 'complaints') return void navigate({ to: '/e/client', search: { part: 'agreement' } });
      if (where !== 'decision') return jump({ key: null, place: where, target: { auditId, findingId: null } });
      const view = key === 'certificate' ? 'certificate' : key === 'decision' ? 'decide' : 'review';
      return void navigate({ to: '/e/audits/$auditId/decision', params: { auditId }, search: { view } });
    },
    [navigate, jump, auditId],
  );
}
