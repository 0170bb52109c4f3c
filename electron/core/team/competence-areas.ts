/**
 * The areas of competence that an audit needs. Until somebody changes the list it is the program's proposal, with its
 * source; the first change writes it into the file, so that the body's own list stands there and nothing else counts.
 */
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import type { FileContext } from '../context.ts';
import { naturalId } from '../ids.ts';
import type { Tx } from '../ledger/write.ts';

/** Six domains that one public reader reports of ISO/IEC 42006 7.1.3; unconfirmed, therefore only a proposal. */
const proposed = ['concepts', 'standard', 'law', 'methods', 'sector', 'organization'] as const;
/** ISO/IEC 17021-1 Annex A names knowledge of the standard and of the sector for those who review and decide. */
const apart: readonly string[] = ['standard', 'sector'];

function proposal(context: FileContext): Row<'competence_area'>[] {
  return proposed.map((key, position) => ({
    id: naturalId(context.file.engagementId, 'competence_area', key),
    name: t(`teamCore.area.${key}`),
    source: t(apart.includes(key) ? 'teamCore.areaSourceApart' : 'teamCore.areaSource', { clause: `7.1.3.${position + 1}` }),
    neededFor: apart.includes(key) ? ['team', 'reviewer', 'decision_maker'] : ['team'],
    position,
  }));
}

/** The list in its order. */
export function competenceAreas(context: FileContext): Row<'competence_area'>[] {
  const stored = context.file.queries.teamRecords.areas.all();
  return stored.length > 0 ? stored : proposal(context);
}

/** Writes the proposal before the first change of the list, or before the first evidence that names it. */
export function keepAreas(context: FileContext, tx: Tx): void {
  if (context.file.queries.teamRecords.areas.all().length > 0) return;
  for (const area of proposal(context)) tx.insert('competence_area', area);
}
