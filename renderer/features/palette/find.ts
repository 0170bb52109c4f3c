/** What the palette shows for what was typed: commands, and hits of the file by kind. Pure. */
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Command, Place } from '../../commands/registry.ts';

export type Hit = OutputOf<'search.find'>['hits'][number];

/** `>` commands, `#` requirements, `!` findings, `+` evidence; without a sign all of them. */
export type Scope = 'all' | 'commands' | 'requirements' | 'findings' | 'evidence';
const signs: Readonly<Record<string, Scope>> = { '>': 'commands', '#': 'requirements', '!': 'findings', '+': 'evidence' };

export function readQuery(typed: string): { readonly scope: Scope; readonly words: string } {
  const scope = signs[typed.trimStart().charAt(0)];
  return scope === undefined ? { scope: 'all', words: typed.trim() } : { scope, words: typed.trimStart().slice(1).trim() };
}

type Listed = Command & { readonly place: Place };

/** Commands whose label or detail holds each of the words; those of the screen stay first. */
export function matchingCommands(commands: readonly Listed[], words: string): Listed[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter((command) => {
    const text = `${command.label} ${command.detail ?? ''}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

export type HitGroup = 'requirements' | 'notes' | 'findings' | 'evidence' | 'other';
const groupOf: Readonly<Partial<Record<Hit['kind'], HitGroup>>> = {
  checklist_item: 'requirements',
  catalog_item: 'requirements',
  note: 'notes',
  interview: 'notes',
  finding: 'findings',
  evidence: 'evidence',
};
export const hitGroups: readonly HitGroup[] = ['requirements', 'notes', 'findings', 'evidence', 'other'];

/** Hits under their heads, in the order of the heads; inside a head the best first, as they came. */
export function grouped(hits: readonly Hit[], scope: Scope): { readonly group: HitGroup; readonly hits: readonly Hit[] }[] {
  return hitGroups
    .filter((group) => scope === 'all' || scope === group)
    .map((group) => ({ group, hits: hits.filter((hit) => (groupOf[hit.kind] ?? 'other') === group) }))
    .filter((entry) => entry.hits.length > 0);
}

export interface Part {
  readonly text: string;
  readonly found: boolean;
}

/** Splits a snippet at U+0002 and U+0003, between which the found words stand. */
export function snippetParts(snippet: string): Part[] {
  return snippet
    .split('\u0002')
    .flatMap((piece, index) => {
      if (index === 0) return [{ text: piece, found: false }];
      const [found = '', rest = ''] = piece.split('\u0003');
      return [
        { text: found, found: true },
        { text: rest, found: false },
      ];
    })
    .filter((part) => part.text !== '');
}

const LEAD = 28;

/** Cuts what stands before the first found word, so that the word is in sight in a narrow row. */
export function leadingCut(parts: readonly Part[]): Part[] {
  const [first, ...rest] = parts;
  if (first === undefined || first.found || first.text.length <= LEAD || rest.length === 0) return [...parts];
  const tail = first.text.slice(-LEAD);
  const space = tail.indexOf(' ');
  return [{ text: `…${space === -1 ? tail : tail.slice(space)}`, found: false }, ...rest];
}

export type Target =
  | { readonly to: 'fieldWork'; readonly auditId: string; readonly itemId: string | null }
  | { readonly to: 'interview'; readonly auditId: string; readonly interviewId: string }
  | { readonly to: 'inbox' }
  | { readonly to: 'soa'; readonly versionId: string; readonly itemId: string }
  | { readonly to: 'finding'; readonly auditId: string; readonly findingId: string }
  | { readonly to: 'evidence'; readonly evidenceId: string }
  | { readonly to: 'area'; readonly path: '/e/systems' | '/e/suppliers' | '/e/team' | '/e/scope' | '/e/audits' | '/e/reports' | '/e' };

/** Where a hit is; `workingAuditId` for requirements that no checklist row stands for. */
export function targetOf(hit: Hit, workingAuditId: string | null): Target {
  const auditId = hit.auditId ?? workingAuditId;
  switch (hit.kind) {
    case 'checklist_item':
      return auditId === null ? { to: 'area', path: '/e/audits' } : { to: 'fieldWork', auditId, itemId: hit.id };
    case 'note':
    case 'interview':
      if (hit.ownerKind === 'inbox') return { to: 'inbox' };
      if (hit.ownerKind === 'interview' && hit.auditId !== null && hit.ownerId !== null)
        return { to: 'interview', auditId: hit.auditId, interviewId: hit.ownerId };
      if (auditId === null) return { to: 'area', path: '/e/audits' };
      return { to: 'fieldWork', auditId, itemId: hit.ownerKind === 'checklist_item' ? hit.ownerId : null };
    case 'soa_item':
      return hit.ownerId === null ? { to: 'area', path: '/e' } : { to: 'soa', versionId: hit.ownerId, itemId: hit.id };
    case 'catalog_item':
      if (auditId === null) return { to: 'area', path: '/e/audits' };
      return { to: 'fieldWork', auditId, itemId: hit.ownerKind === 'checklist_item' ? hit.ownerId : null };
    case 'finding':
      return auditId === null ? { to: 'area', path: '/e/audits' } : { to: 'finding', auditId, findingId: hit.id };
    case 'evidence':
      return { to: 'evidence', evidenceId: hit.id };
    case 'ai_system':
      return { to: 'area', path: '/e/systems' };
    case 'person':
      return { to: 'area', path: '/e/team' };
    case 'supplier':
      return { to: 'area', path: '/e/suppliers' };
    case 'scope_item':
    case 'site':
      return { to: 'area', path: '/e/scope' };
    case 'audit':
      return { to: 'area', path: '/e/audits' };
    case 'report_text':
      return { to: 'area', path: '/e/reports' };
    default:
      return { to: 'area', path: '/e' };
  }
}
