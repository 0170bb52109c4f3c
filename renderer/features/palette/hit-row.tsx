/** One hit of the search: what it is, its title, and the text around the found words. */
import {
  IconAlertTriangle,
  IconCalendarEvent,
  IconChecklist,
  IconCpu,
  IconFileText,
  IconMapPin,
  IconMessages,
  IconNote,
  IconPaperclip,
  IconUser,
} from '@tabler/icons-react';
import { type Hit, leadingCut, snippetParts } from './find.ts';
import classes from './palette.module.css';

const icons: Readonly<Partial<Record<Hit['kind'], typeof IconNote>>> = {
  checklist_item: IconChecklist,
  catalog_item: IconChecklist,
  note: IconNote,
  interview: IconMessages,
  finding: IconAlertTriangle,
  evidence: IconPaperclip,
  ai_system: IconCpu,
  person: IconUser,
  site: IconMapPin,
  audit: IconCalendarEvent,
  report_text: IconFileText,
};

export function HitRow({ hit }: { readonly hit: Hit }) {
  const Icon = icons[hit.kind] ?? IconNote;
  const plain = hit.snippet.replaceAll(/[\u0002\u0003]/g, '');
  // The title alone is enough where the snippet only repeats it.
  const snippet = plain === hit.title ? [] : leadingCut(snippetParts(hit.snippet));
  const title = plain === hit.title ? snippetParts(hit.snippet) : [{ text: hit.title, found: false }];
  return (
    <>
      <Icon className={classes.icon} size={16} stroke={1.6} aria-hidden="true" />
      <span className={classes.hitTitle}>
        <Marked parts={title} />
      </span>
      <span className={classes.snippet}>
        <Marked parts={snippet} />
      </span>
    </>
  );
}

function Marked({ parts }: { readonly parts: readonly { readonly text: string; readonly found: boolean }[] }) {
  return parts.map((part, index) =>
    part.found ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one snippet never move.
      <mark key={index} className={classes.found}>
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
