/** The board of findings as plain data: lanes in the order of a finding's life. */
import type { FindingState } from '../../../shared/model/finding-states.ts';
import type { FindingRow } from './register.ts';

export const lanes = ['draft', 'issued', 'answer', 'review', 'action', 'verify', 'done'] as const;
export type Lane = (typeof lanes)[number];

const laneOf: Readonly<Record<FindingState, Lane>> = {
  draft: 'draft',
  issued: 'issued',
  disputed: 'issued',
  acknowledged: 'answer',
  response_due: 'answer',
  rejected: 'answer',
  response_submitted: 'review',
  under_review: 'review',
  plan_accepted: 'action',
  implementation: 'action',
  not_effective: 'action',
  evidence_submitted: 'verify',
  verification: 'verify',
  closed: 'done',
  recorded: 'done',
  withdrawn: 'done',
};

export function boardOf(findings: readonly FindingRow[]): ReadonlyMap<Lane, FindingRow[]> {
  const board = new Map<Lane, FindingRow[]>(lanes.map((lane) => [lane, []]));
  for (const finding of findings) board.get(laneOf[finding.state])?.push(finding);
  return board;
}

/** Where an arrow leads on the board: up and down in a lane, left and right to the next lane that holds something. */
export function cardAfterKey(board: ReadonlyMap<Lane, readonly FindingRow[]>, chosen: string | null, key: string): string | null {
  const lane = lanes.find((one) => board.get(one)?.some((card) => card.id === chosen));
  if (lane === undefined) return lanes.flatMap((one) => board.get(one) ?? [])[0]?.id ?? null;
  const cards = board.get(lane) ?? [];
  const at = cards.findIndex((card) => card.id === chosen);
  if (key === 'ArrowDown') return cards[at + 1]?.id ?? null;
  if (key === 'ArrowUp') return cards[at - 1]?.id ?? null;
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  const index = lanes.indexOf(lane);
  const beside = key === 'ArrowRight' ? lanes.slice(index + 1) : lanes.slice(0, index).toReversed();
  const next = beside.map((one) => board.get(one) ?? []).find((of) => of.length > 0);
  return next?.[Math.min(at, next.length - 1)]?.id ?? null;
}
