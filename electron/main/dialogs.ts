/** The questions that the shell asks a person. Paths stay here: the page gets tokens and names. */
import { basename } from 'node:path';
import { type BrowserWindow, dialog, type FileFilter } from 'electron';
import type { InputOf } from '../../shared/contract/index.ts';
import { t } from '../../shared/words/words.ts';

const ENGAGEMENT: FileFilter = { name: t('shell.engagementFiles'), extensions: ['aims'] };
const TABLE: FileFilter = { name: t('shell.tableFiles'), extensions: ['csv', 'xlsx'] };
const TEMPLATE: FileFilter = { name: t('shell.templateFiles'), extensions: ['json'] };
const PICTURE: FileFilter = { name: t('shell.pictureFiles'), extensions: ['png', 'jpg', 'jpeg'] };
const FONT: FileFilter = { name: t('shell.fontFiles'), extensions: ['ttf'] };
const PACK: FileFilter = { name: t('shell.packFiles'), extensions: ['zip'] };
const REVIEW: FileFilter = { name: t('shell.reviewFiles'), extensions: ['json'] };
const ANY: FileFilter = { name: t('shell.anyFiles'), extensions: ['*'] };

type TargetPurpose = InputOf<'window.chooseTarget'>['purpose'];

const TARGETS: Readonly<Record<TargetPurpose, { readonly filters: FileFilter[]; readonly title: () => string }>> = {
  engagement: { filters: [ENGAGEMENT], title: () => t('shell.save.engagement') },
  sample: { filters: [ENGAGEMENT], title: () => t('shell.save.sample') },
  restore: { filters: [ENGAGEMENT], title: () => t('shell.save.restore') },
  report: { filters: [{ name: t('shell.pdfFiles'), extensions: ['pdf'] }], title: () => t('shell.save.report') },
  pack: { filters: [PACK], title: () => t('shell.save.pack') },
  certificate: { filters: [{ name: t('shell.pdfFiles'), extensions: ['pdf'] }], title: () => t('shell.save.certificate') },
  ids: { filters: [{ name: t('shell.textFiles'), extensions: ['txt'] }], title: () => t('shell.save.ids') },
  workbook: { filters: [{ name: t('shell.workbookFiles'), extensions: ['xlsx'] }], title: () => t('shell.save.workbook') },
  response: { filters: [{ name: t('shell.workbookFiles'), extensions: ['xlsx'] }], title: () => t('shell.save.response') },
  questions: { filters: [{ name: t('shell.workbookFiles'), extensions: ['xlsx'] }], title: () => t('shell.save.questions') },
  form: { filters: [{ name: t('shell.pdfFiles'), extensions: ['pdf'] }], title: () => t('shell.save.form') },
  key: { filters: [{ name: t('shell.keyFiles'), extensions: ['pub'] }], title: () => t('shell.save.key') },
  review: { filters: [REVIEW], title: () => t('shell.save.review') },
  template: { filters: [TEMPLATE], title: () => t('shell.save.template') },
  evidence: { filters: [ANY], title: () => t('shell.save.evidence') },
};

/** @returns the chosen paths; none when the person turned back. */
export async function askForFiles(window: BrowserWindow, input: InputOf<'window.chooseFile'>): Promise<readonly string[]> {
  const forEngagement = input.purpose === 'engagement';
  const titles = {
    engagement: 'shell.chooseEngagement',
    evidence: 'shell.chooseEvidence',
    evidence_folder: 'shell.chooseEvidenceFolder',
    table: 'shell.chooseTable',
    template: 'shell.chooseTemplate',
    picture: 'shell.choosePicture',
    font: 'shell.chooseFont',
    pack: 'shell.choosePack',
    review: 'shell.chooseReview',
  } as const;
  const filters = {
    engagement: [ENGAGEMENT, ANY],
    evidence: [ANY],
    evidence_folder: [],
    table: [TABLE, ANY],
    template: [TEMPLATE, ANY],
    picture: [PICTURE, ANY],
    font: [FONT, ANY],
    pack: [PACK, ANY],
    review: [REVIEW, ANY],
  } as const;
  const answer = await dialog.showOpenDialog(window, {
    title: t(titles[input.purpose]),
    filters: [...filters[input.purpose]],
    properties:
      input.purpose === 'evidence_folder'
        ? ['openDirectory']
        : input.several === true && !forEngagement
          ? ['openFile', 'multiSelections']
          : ['openFile'],
  });
  return answer.canceled ? [] : answer.filePaths;
}

/** @returns the chosen path, or null when the person turned back. The system's dialog has asked about replacing. */
export async function askForTarget(window: BrowserWindow, input: InputOf<'window.chooseTarget'>): Promise<string | null> {
  const { filters, title } = TARGETS[input.purpose];
  const answer = await dialog.showSaveDialog(window, {
    title: title(),
    filters,
    // A name from a file must not choose the folder.
    defaultPath: basename(input.suggestedName.replaceAll('\\', '/')),
  });
  return answer.canceled || answer.filePath === '' ? null : answer.filePath;
}

/** Whether a window with unsaved text may be closed all the same. */
export async function askBeforeClosing(window: BrowserWindow): Promise<boolean> {
  const answer = await dialog.showMessageBox(window, {
    type: 'warning',
    title: t('shell.windowTitle'),
    message: t('shell.unsavedTitle'),
    detail: t('shell.unsavedDetail'),
    buttons: [t('shell.unsavedBack'), t('shell.unsavedClose')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return answer.response === 1;
}
