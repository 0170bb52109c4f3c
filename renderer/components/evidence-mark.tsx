/** The kind of a piece of evidence: sheet, document, picture, mail, web page, record; an eye for what was seen, not kept. */
import {
  IconEye,
  IconFile,
  IconFileSpreadsheet,
  IconFileText,
  IconMail,
  IconPhoto,
  IconTerminal2,
  IconTrash,
  IconWorld,
} from '@tabler/icons-react';
import { t } from '../../shared/words/words.ts';

const icons = {
  sheet: IconFileSpreadsheet,
  document: IconFileText,
  picture: IconPhoto,
  mail: IconMail,
  web_page: IconWorld,
  record: IconTerminal2,
  other: IconFile,
} as const;

export interface EvidenceMarkProps {
  readonly kind: keyof typeof icons;
  readonly content: 'kept' | 'seen' | 'purged';
}

/** Content that is not in the file comes before the kind: what is not kept must be seen at once. */
export function EvidenceMark({ kind, content }: EvidenceMarkProps) {
  const Icon = content === 'seen' ? IconEye : content === 'purged' ? IconTrash : icons[kind];
  const word = content === 'kept' ? t(`vocabulary.evidenceKind.${kind}`) : t(`vocabulary.evidenceContent.${content}`);
  return (
    <span role="img" aria-label={word} title={word} style={{ display: 'inline-flex', color: 'var(--text-3)' }}>
      <Icon size={16} stroke={1.6} aria-hidden="true" />
    </span>
  );
}
