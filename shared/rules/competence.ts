/**
 * Which competence is shown and by whom (ISO/IEC 17021-1 7.1.2, 7.2, 9.1.2, 9.2.2). The areas are the body's own list;
 * this only counts what is on file for them.
 */
import type { NeededFor } from '../model/client-vocabulary.ts';
import type { IsoDate } from '../model/scalars.ts';
import type { PersonRole } from '../model/vocabulary.ts';

/** `held`: evaluated and valid · `stated`: evidence that nobody evaluated · `expired`: was held · `none`: nothing on file. */
export type Standing = 'held' | 'stated' | 'expired' | 'none';

export interface CompetenceEvidence {
  readonly areaId: string;
  readonly evidence: string;
  readonly evaluatedOn: IsoDate | null;
  readonly validUntil: IsoDate | null;
}

const best: readonly Standing[] = ['held', 'stated', 'expired', 'none'];

/** The better of several standings. */
export function bestOf(standings: readonly Standing[]): Standing {
  return best.find((one) => standings.includes(one)) ?? 'none';
}

/** How one piece of evidence stands on a day: it counts once the body has evaluated it, until its last valid day (7.2). */
export function standingOn(evidence: CompetenceEvidence, day: IsoDate): Standing {
  if (evidence.evidence.trim() === '') return 'none';
  if (evidence.validUntil !== null && evidence.validUntil < day) return 'expired';
  return evidence.evaluatedOn !== null && evidence.evaluatedOn <= day ? 'held' : 'stated';
}

/** How a person stands in an area on a day. */
export function standingIn(evidence: readonly CompetenceEvidence[], areaId: string, day: IsoDate): Standing {
  return bestOf(evidence.filter((one) => one.areaId === areaId).map((one) => standingOn(one, day)));
}

/** Whose competence the team's is made of: not an observer's, and not that of an auditor in training (9.2.2). */
const counting: readonly PersonRole[] = ['lead_auditor', 'auditor', 'technical_expert', 'consultant'];
export const countsForTeam = (role: PersonRole): boolean => counting.includes(role);

export interface Holder {
  readonly name: string;
  readonly evidence: readonly CompetenceEvidence[];
}

export interface AreaCover {
  readonly areaId: string;
  readonly standing: Standing;
  /** Who has it in this standing; nobody for `none`. */
  readonly by: readonly string[];
}

/** How a group together covers the areas that it needs: one holder is enough (9.2.2: the team as a whole). */
export function coverOf(
  areas: readonly { readonly id: string; readonly neededFor: readonly NeededFor[] }[],
  group: NeededFor,
  holders: readonly Holder[],
  day: IsoDate,
): AreaCover[] {
  return areas
    .filter((area) => area.neededFor.includes(group))
    .map((area) => {
      const each = holders.map((holder) => ({ name: holder.name, standing: standingIn(holder.evidence, area.id, day) }));
      const standing = bestOf(each.map((one) => one.standing));
      return {
        areaId: area.id,
        standing,
        by: standing === 'none' ? [] : each.filter((one) => one.standing === standing).map(({ name }) => name),
      };
    });
}
