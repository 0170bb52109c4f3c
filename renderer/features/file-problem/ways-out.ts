/** For each class of file problem: its heading and the ways out, the best one first. Pure. */
import type { ErrorCode } from '../../../shared/contract/errors.ts';

export type WayOut = 'restore' | 'readOnly' | 'again' | 'another' | 'forget' | 'reopen' | 'start';

export interface Ways {
  /** Key under `problems.title`. */
  readonly title: 'damaged' | 'notOurs' | 'tooNew' | 'locked' | 'missing' | 'readOnly' | 'cannotRead' | 'stopped' | 'full' | 'other';
  readonly tone: 'major' | 'minor' | 'mute';
  readonly best: WayOut;
  readonly others: readonly WayOut[];
  /** The lock of another computer may be taken over, after the person read what that means. */
  readonly takeOver?: true;
}

/** Problems in which a backup is a way on: the file itself is gone or cannot be read any more. */
const helpedByBackup: readonly ErrorCode[] = ['DAMAGED', 'NOT_OURS', 'FILE_MISSING'];

export function isHelpedByBackup(code: ErrorCode): boolean {
  return helpedByBackup.includes(code);
}

/**
 * What the screen of a problem offers.
 * @param hasBackups whether this computer keeps backups of the file.
 */
export function waysOut(code: ErrorCode, hasBackups = false): Ways {
  const ways = withoutBackups(code);
  if (!hasBackups || !isHelpedByBackup(code)) return ways;
  // A missing file may only wait for its drive, and one that is not ours may be the wrong one: there the backup comes second.
  if (code === 'DAMAGED') return { ...ways, best: 'restore', others: [ways.best, ...ways.others] };
  return { ...ways, others: ['restore', ...ways.others] };
}

function withoutBackups(code: ErrorCode): Ways {
  switch (code) {
    case 'DAMAGED':
      return { title: 'damaged', tone: 'major', best: 'another', others: ['again'] };
    case 'NOT_OURS':
      return { title: 'notOurs', tone: 'mute', best: 'another', others: ['forget'] };
    case 'TOO_NEW':
      return { title: 'tooNew', tone: 'mute', best: 'another', others: ['again'] };
    case 'LOCKED':
      return { title: 'locked', tone: 'minor', best: 'readOnly', others: ['again'], takeOver: true };
    case 'FILE_MISSING':
      return { title: 'missing', tone: 'minor', best: 'again', others: ['another', 'forget'] };
    case 'READ_ONLY':
      return { title: 'readOnly', tone: 'minor', best: 'again', others: ['another'] };
    case 'CANNOT_READ':
    case 'CANNOT_WRITE':
      return { title: 'cannotRead', tone: 'minor', best: 'again', others: ['another'] };
    case 'DISK_FULL':
      return { title: 'full', tone: 'minor', best: 'again', others: ['another'] };
    case 'ENGINE_STOPPED':
    case 'NO_FILE_OPEN':
    case 'WRONG_NODE':
      return { title: 'stopped', tone: 'major', best: 'reopen', others: ['start'] };
    default:
      return { title: 'other', tone: 'mute', best: 'again', others: ['another'] };
  }
}
