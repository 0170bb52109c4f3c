/** Three states of a field that somebody else may have changed: as sent, as returned, as now. Pure. */

export type ChangeKind =
  /** The client changed nothing. */
  | 'unchanged'
  /** What came back is what stands there now. */
  | 'same'
  /** Only the client changed it. */
  | 'offered'
  /** Both sides changed it, to different things. */
  | 'conflict'
  /** A person has accepted or rejected just this value before. */
  | 'decided';

export interface ThreeWay {
  readonly sent: string;
  readonly returned: string;
  readonly now: string;
  readonly decided: boolean;
}

/** Programs write line ends and blanks at the ends as they like, and accents in either form. */
export const alike = (text: string): string => text.replace(/\r\n?/g, '\n').normalize('NFC').trim();

export function compareThree({ sent, returned, now, decided }: ThreeWay): ChangeKind {
  const [was, came, is] = [sent, returned, now].map(alike);
  if (came === was) return 'unchanged';
  if (came === is) return 'same';
  if (decided) return 'decided';
  return is === was ? 'offered' : 'conflict';
}
