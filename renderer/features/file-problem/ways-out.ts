/** For each class of file problem: its heading and the ways out, the best one first. Pure. */
import type { ErrorCode } from '../../../shared/contract/errors.ts';

export type WayOut = 'readOnly' | 'again' | 'another' | 'forget' | 'reopen' | 'start';

export interface Ways {
  /** Key under `problems.title`. */
  readonly title: 'damaged' | 'notOurs' | 'tooNew' | 'locked' | 'missing' | 'readOnly' | 'cannotRead' | 'stopped' | 'full' | 'other';
  readonly tone: 'major' | 'minor' | 'mute';
  readonly best: WayOut;
  readonly others: readonly WayOut[];
  /** The lock of another computer may be taken over, after the person read what that means. */
  readonly takeOver?: true;
}

/** What the screen of a problem offers. */
export function waysOut(code: ErrorCode): Ways {
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
