/** Raising a new finding and changing a draft: loads what the form begins with, keeps it as a draft, and does the deed. */
import { useMemo } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Row } from '../../../shared/model/entities.ts';
import type { Grade } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { useFormDraft } from '../../api/use-form-draft.ts';
import { useRead } from '../../api/use-read.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { FindingForm } from './finding-form.tsx';
import { emptyValues, evidenceLine, linesForFinding, type RaiseValues, toContent, toInput } from './raise-values.ts';

export interface RaiseFindingProps {
  readonly audit: Row<'audit'>;
  readonly grade: Grade;
  /** The checklist row that it is raised on. */
  readonly itemId: string | null;
  /** The requirement that is not fulfilled, where the row stands for those of several standards. */
  readonly requirement: string | null;
  readonly onRaised: (id: string) => void;
  readonly onCancel: () => void;
}

export function RaiseFinding(props: RaiseFindingProps) {
  const item = useRead('checklist.show', { id: props.itemId ?? '' }, { enabled: props.itemId !== null });
  if (item.error !== null) return <InlineProblem problem={item.error} />;
  if (props.itemId !== null && item.data === undefined) return null;
  return <RaiseForm key={`${props.itemId}:${props.grade}`} {...props} item={item.data ?? null} />;
}

function RaiseForm({
  audit,
  grade,
  itemId,
  requirement,
  item,
  onRaised,
  onCancel,
}: RaiseFindingProps & { readonly item: OutputOf<'checklist.show'> | null }) {
  const initial = useMemo((): RaiseValues => {
    const values = emptyValues(grade);
    if (item === null) return values;
    const lines = linesForFinding(item.notes).map((text) => evidenceLine(text));
    return {
      ...values,
      requirements: [requirement ?? item.row.requirement],
      checklistItems: [item.row.id],
      lines: lines.length === 0 ? values.lines : lines,
    };
  }, [grade, item, requirement]);
  const draft = useFormDraft<RaiseValues>(`raise-finding:${audit.id}:${itemId ?? ''}`, initial);
  const raise = useRun('findings.raise');
  const submit = async () => {
    const finding = await raise.run({ auditId: audit.id, ...toInput(draft.values) });
    if (finding === null) return;
    draft.drop();
    onRaised(finding.id);
  };
  return (
    <FindingForm
      audit={audit}
      title={t('findings.form.newTitle')}
      from={item === null ? null : t('findings.form.from', { ref: `${item.row.ref} ${item.row.title}`, unit: item.row.unit.label })}
      values={draft.values}
      onChange={draft.set}
      restored={draft.restored}
      onDrop={draft.drop}
      deed={t('findings.form.raise')}
      busy={raise.busy}
      problem={raise.problem}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    />
  );
}

export interface EditFindingProps {
  readonly audit: Row<'audit'>;
  readonly detail: OutputOf<'findings.show'>;
  readonly onDone: () => void;
}

export function EditFinding({ audit, detail, onDone }: EditFindingProps) {
  const { finding } = detail;
  const initial: RaiseValues = {
    grade: finding.grade,
    title: finding.title,
    statement: finding.statement,
    gradeReason: finding.gradeReason,
    requirements: finding.requirements.map((one) => one.requirement),
    checklistItems: detail.requirements.flatMap((one) => (one.checklistItemId === null ? [] : [one.checklistItemId])),
    lines: detail.objectiveEvidence.map((line) => evidenceLine(line.text, line)),
    answerBy: finding.answerBy ?? '',
    verifyBy: finding.verifyBy ?? '',
    // What was confirmed when it was raised holds; the engine asks again when other requirements are named.
    requirementFulfilled: finding.grade === 'opportunity',
    gradeCode: finding.gradeCode,
    criterion: finding.criterion,
    process: finding.process,
    siteIds: finding.siteIds,
    systemIds: finding.systemIds,
    reason: '',
  };
  // What was issued changes by an amendment only (ISO/IEC 17021-1 9.4.5.3).
  const amends = finding.state !== 'draft';
  const draft = useFormDraft<RaiseValues>(`finding:${finding.id}:${amends ? 'amend' : 'form'}`, initial);
  const update = useRun('findings.update');
  const amend = useRun('findings.amend');
  const submit = async () => {
    const { values } = draft;
    const done = amends
      ? await amend.run({ id: finding.id, reason: values.reason.trim(), ...toContent(values) })
      : await update.run({ id: finding.id, ...toInput(values) });
    if (done === null) return;
    draft.drop();
    onDone();
  };
  return (
    <FindingForm
      audit={audit}
      title={t(amends ? 'findings.form.amendTitle' : 'findings.form.editTitle', { number: finding.number })}
      from={null}
      amends={amends}
      values={draft.values}
      onChange={draft.set}
      restored={draft.restored}
      onDrop={draft.drop}
      deed={amends ? t('findings.form.amend', { number: finding.shortNumber }) : t('findings.form.save')}
      busy={update.busy || amend.busy}
      problem={update.problem ?? amend.problem}
      onSubmit={() => void submit()}
      onCancel={onDone}
    />
  );
}
