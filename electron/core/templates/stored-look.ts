/** The look that the engagement keeps, as settings and as what the export thread needs. */
import { createHash } from 'node:crypto';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ShownLook } from '../../../shared/contract/templates.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { fontRoles, type LookFileRole, productLook, type ReportLook, textPlaces } from '../../../shared/model/report-look.ts';
import { t } from '../../../shared/words/words.ts';
import type { FileContext } from '../context.ts';
import type { GivenLook } from '../export/given-look.ts';

type LookRow = Omit<Row<'report_look'>, 'id'>;

export function lookOfRow(row: LookRow): ReportLook {
  return {
    name: row.name,
    identity: { name: row.bodyName, accreditation: row.accreditation },
    colors: { accent: row.accent, tint: row.tint },
    fonts: { text: row.textFont, headings: row.headingFont },
    page: { size: row.pageSize },
    head: { left: row.headLeft, right: row.headRight },
    foot: { left: row.footLeft, mark: row.footMark },
    texts: Object.fromEntries(row.texts.map(({ place, text }) => [place, text])),
    sections: { order: row.partOrder, leftOut: row.leftOut },
    fileName: row.fileName,
  };
}

export function rowOfLook(look: ReportLook): LookRow {
  return {
    name: look.name,
    bodyName: look.identity.name,
    accreditation: look.identity.accreditation,
    accent: look.colors.accent,
    tint: look.colors.tint,
    textFont: look.fonts.text,
    headingFont: look.fonts.headings,
    pageSize: look.page.size,
    headLeft: look.head.left,
    headRight: look.head.right,
    footLeft: look.foot.left,
    footMark: look.foot.mark,
    texts: textPlaces.flatMap((place) => {
      const text = look.texts[place] ?? '';
      return text.trim() === '' ? [] : [{ place, text }];
    }),
    partOrder: look.sections.order,
    leftOut: look.sections.leftOut,
    fileName: look.fileName,
  };
}

export function storedLook(context: FileContext): ReportLook {
  const row = context.file.queries.looks.look();
  return row === null ? productLook : lookOfRow(row);
}

export function shownLook(context: FileContext): ShownLook {
  return {
    own: context.file.queries.looks.look() !== null,
    look: storedLook(context),
    files: context.file.queries.looks.files().map(({ role, name, bytes, sha256 }) => ({ role, name, bytes, sha256 })),
  };
}

/** @throws DAMAGED when the content is not what its hash says */
export function contentOf(context: FileContext, file: Row<'look_file'>): Buffer {
  const content = Buffer.concat([...context.file.blobs.chunks(file.sha256)]);
  if (createHash('sha256').update(content).digest('hex') !== file.sha256)
    throw new AppError('DAMAGED', t('looks.contentDamaged', { name: file.name }), { hint: t('looks.contentDamagedHint') });
  return content;
}

/** @param roles those of which the look makes use */
function rolesUsedBy(look: ReportLook): readonly LookFileRole[] {
  const own = look.fonts.text === 'own' || look.fonts.headings === 'own';
  return ['logo', 'accreditation', ...(own ? fontRoles : [])];
}

/** The look for a paper: null where it is the program's, so that nothing of it has to be looked at. */
export function givenLook(context: FileContext, candidate?: ReportLook): GivenLook | null {
  const { queries } = context.file;
  const files = queries.looks.files();
  if (candidate === undefined && queries.looks.look() === null && files.length === 0) return null;
  const look = candidate ?? storedLook(context);
  const used = rolesUsedBy(look);
  return {
    look,
    files: Object.fromEntries(files.filter(({ role }) => used.includes(role)).map((file) => [file.role, contentOf(context, file)])),
  };
}
