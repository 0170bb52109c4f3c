/** Own checklists in and out of a workbook, as the screens of field work see it. */
import { useState } from 'react';
import type { FileIn } from '../../../shared/contract/define.ts';
import type { ErrorEnvelope } from '../../../shared/contract/errors.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import { t } from '../../../shared/words/words.ts';
import { call, envelopeOf } from '../../api/client.ts';
import { runCommand } from '../../api/use-run.ts';
import { asShown, type TableImport, useTableImport } from '../../api/use-table-import.ts';

export type QuestionPreview = OutputOf<'checklist.previewQuestions'>;
type Reading = Omit<InputOf<'checklist.previewQuestions'>, 'task'>;
type Done = OutputOf<'checklist.importQuestions'>;
export interface QuestionImport extends TableImport<Reading, QuestionPreview, Done> {
  accept(leaveOutWrong: boolean): Promise<void>;
}

const read = (reading: Reading, task: string) => call('checklist.previewQuestions', { ...reading, task });

export function useQuestionImport(auditId: string): QuestionImport {
  const state = useTableImport<Reading, QuestionPreview, Done>((file: FileIn) => ({ auditId, file }), read);
  const accept = async (leaveOutWrong: boolean) => {
    const { reading, preview } = state;
    if (reading === null || preview === null) return;
    await state.write((task) => runCommand('checklist.importQuestions', { ...reading, ...asShown(preview), leaveOutWrong, task }));
  };
  return { ...state, accept };
}

export interface QuestionExport {
  /** What was written, or why not. */
  readonly said: string;
  readonly problem: ErrorEnvelope | null;
  write(): Promise<void>;
}

/** Writes the list to fill in where the person says. */
export function useQuestionExport(audit: Row<'audit'>): QuestionExport {
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<ErrorEnvelope | null>(null);
  const write = async () => {
    setSaid('');
    setProblem(null);
    try {
      const suggestedName = `${t('work.lists.fileName', { audit: audit.number }).replace(/[\\/:*?"<>|]/g, ' ')}.xlsx`;
      const { target } = await call('window.chooseTarget', { purpose: 'questions', suggestedName });
      if (target === null) return;
      setSaid(t('work.lists.writing', { name: target.name }));
      const done = await runCommand('checklist.exportQuestions', { auditId: audit.id, to: { token: target.token } });
      setSaid(t('work.lists.written', { name: done.fileName, count: done.rows }));
    } catch (error) {
      setSaid('');
      setProblem(envelopeOf(error));
    }
  };
  return { said, problem, write };
}
