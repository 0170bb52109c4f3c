/** One row of the checklist: head, result, prompts, notes with the open line, evidence, what came before. */
import { type RefObject, useMemo, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { AuditKind, Grade, StoredResult } from '../../../shared/model/vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { NoteLines } from '../../api/notes/note-lines.tsx';
import type { NoteTargets } from '../../api/notes/note-text.tsx';
import { pictureOf, useAddEvidence } from '../../api/use-add-evidence.ts';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { DropPlace } from '../../components/drop-place.tsx';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { resultCommand, workCommands } from './commands.ts';
import { Earlier } from './earlier.tsx';
import { ImportedWords } from './imported-words.tsx';
import { ItemEvidence } from './item-evidence.tsx';
import { ItemHead } from './item-head.tsx';
import classes from './item-pane.module.css';
import { OpenLine } from './open-line.tsx';
import { OwnQuestion } from './own-question.tsx';
import { Prompts } from './prompts.tsx';
import { ReasonForm, ResultPicker } from './result-picker.tsx';
import { type Choice, decidingFinding, deedFor, nextProgress, pickerOptions, rowForStandard } from './results.ts';
import { nextStandard, Standards } from './standards.tsx';
import type { ChecklistRow, RequirementNode } from './tree.ts';

type Reasoned = 'not_applicable' | 'not_sampled' | 'not_reviewed' | 'area_of_concern';

export interface ItemPaneProps {
  readonly detail: OutputOf<'checklist.show'>;
  readonly node: RequirementNode;
  readonly kind: AuditKind;
  readonly timeZone: string;
  readonly line: RefObject<HTMLTextAreaElement | null>;
  /** The person was typing on the row before: the caret goes on in this one. */
  readonly typing: boolean;
  readonly onUnit: (row: ChecklistRow) => void;
  readonly onMove: (step: 1 | -1) => void;
  /** `requirement` where the row stands for several standards. */
  readonly onRaise: (grade: Grade, requirement?: string) => void;
  readonly onOpenFinding: (id: string) => void;
  readonly onOpenEvidence: (id: string) => void;
  readonly onOpenRequirement: (ref: string) => (() => void) | undefined;
  readonly onRemoved: () => void;
  readonly onLeaveLine: () => void;
}

export function ItemPane(props: ItemPaneProps) {
  const { detail, node, kind, timeZone, line, onUnit, onRaise, onOpenFinding, onOpenEvidence, onOpenRequirement } = props;
  const [framework, setFramework] = useState<string | null>(null);
  /** Requirement and results as the chosen standard sees them. */
  const row = rowForStandard(detail.row, framework);
  const setResult = useRun('checklist.setResult');
  const setProgress = useRun('checklist.setProgress');
  const removeUnit = useRun('checklist.removeUnit');
  const adding = useAddEvidence(detail.auditId, row.id);
  const [reasonFor, setReasonFor] = useState<Reasoned | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [asking, setAsking] = useState<'seen' | 'link' | null>(null);
  const [asksOwn, setAsksOwn] = useState(false);
  const [addingUnit, setAddingUnit] = useState(false);
  const body = useRef<HTMLDivElement>(null);

  const store = async (result: StoredResult | null, reason?: string) => {
    const done = await setResult.run({
      id: row.id,
      result,
      ...(reason === undefined ? {} : { reason }),
      ...(framework === null ? {} : { framework }),
    });
    if (done !== null) setReasonFor(null);
  };
  const choose = (choice: Choice) => {
    setRefusal(null);
    setResult.clear();
    const deed = deedFor(choice, row);
    if (deed.do === 'refuse') setRefusal(t('work.refused', { number: deed.number }));
    else if (deed.do === 'ask_reason') setReasonFor(deed.result as Reasoned);
    else {
      setReasonFor(null);
      if (deed.do === 'raise') onRaise(deed.grade, framework === null ? undefined : row.requirement);
      else if (deed.do === 'open_finding') onOpenFinding(deed.findingId);
      else void store(deed.do === 'store' ? deed.result : null);
    }
  };
  const turnProgress = () => void setProgress.run({ id: row.id, progress: nextProgress(row.progress) });
  const otherUnit = (step: 1 | -1) => {
    const at = node.rows.findIndex((one) => one.id === row.id);
    const next = node.rows[at + step];
    if (next !== undefined) onUnit(next);
  };
  const remove = async () => {
    const done = await removeUnit.run({ id: row.id });
    if (done !== null) props.onRemoved();
  };
  const ask = (what: 'seen' | 'link') => {
    setAsking(what);
    body.current?.querySelector('#evidence-head')?.scrollIntoView({ block: 'nearest' });
  };

  const where = t('work.onItem', { ref: row.ref, unit: row.unit.label });
  const deciding = decidingFinding(row);
  useCommands([
    ...pickerOptions(kind).map((option, index) => ({
      ...resultCommand(option, index === 0),
      detail: where,
      run: () => choose(option.choice),
    })),
    { ...workCommands.standard, when: row.also.length > 0, detail: where, run: () => setFramework(nextStandard(detail.row, framework)) },
    { ...workCommands.note, detail: where, run: () => line.current?.focus() },
    { ...workCommands.raise, detail: where, run: () => onRaise(kind === 'stage_1' ? 'opportunity' : 'minor') },
    { ...workCommands.evidence, detail: where, run: () => void adding.choose() },
    { ...workCommands.seen, detail: where, run: () => ask('seen') },
    { ...workCommands.link, detail: where, run: () => ask('link') },
    { ...workCommands.progress, detail: where, run: turnProgress },
    { ...workCommands.openFinding, when: deciding !== null, run: () => deciding !== null && onOpenFinding(deciding.id) },
    { ...workCommands.unitNext, when: node.rows.length > 1, run: () => otherUnit(1) },
    { ...workCommands.unitPrevious, when: node.rows.length > 1, run: () => otherUnit(-1) },
    { ...workCommands.question, detail: row.ref, run: () => setAsksOwn(true) },
    { ...workCommands.addUnit, detail: row.ref, run: () => setAddingUnit(true) },
    { ...workCommands.removeUnit, detail: where, run: () => void remove() },
  ]);

  const evidence = detail.evidence;
  const findings = detail.findings;
  const targets: NoteTargets = useMemo(
    () => ({
      requirement: onOpenRequirement,
      evidence: (number) => {
        const piece = evidence.find((one) => one.number === number || one.number.endsWith(`-${number}`));
        return piece === undefined ? undefined : () => onOpenEvidence(piece.id);
      },
      finding: (number) => {
        const finding = findings.find((one) => one.number === number || one.number.endsWith(`-${number}`));
        return finding === undefined ? undefined : () => onOpenFinding(finding.id);
      },
    }),
    [evidence, findings, onOpenEvidence, onOpenFinding, onOpenRequirement],
  );

  return (
    <DropPlace label={t('work.dropHere', { ref: row.ref })} onDrop={(files) => void adding.drop(files)}>
      {/* A pasted picture is taken wherever the caret is. */}
      <div
        className={classes.pane}
        onPaste={(event) => {
          const picture = pictureOf(event.clipboardData);
          if (picture === null) return;
          event.preventDefault();
          void adding.paste(picture, timeZone);
        }}
      >
        <ItemHead
          detail={detail}
          node={node}
          onUnit={onUnit}
          onNext={() => props.onMove(1)}
          onPrevious={() => props.onMove(-1)}
          addingUnit={addingUnit}
          onAddingUnit={setAddingUnit}
        />
        <div className={classes.body} ref={body} id="item-body" role="tabpanel" aria-labelledby={`unit-${row.id}`}>
          <div className={classes.column}>
            <div>
              <Standards
                row={detail.row}
                framework={framework}
                onChoose={(next) => {
                  setFramework(next);
                  setReasonFor(null);
                }}
              />
              <ResultPicker row={row} kind={kind} onChoose={choose} onProgress={turnProgress} onOpenFinding={onOpenFinding} />
              {reasonFor === null ? null : (
                <ReasonForm
                  key={`${framework ?? ''}${reasonFor}`}
                  result={reasonFor}
                  reason={row.stored === reasonFor ? row.reason : ''}
                  busy={setResult.busy}
                  onSave={(reason) => void store(reasonFor, reason)}
                  onCancel={() => setReasonFor(null)}
                />
              )}
              {refusal === null ? null : (
                <p className={classes.refusal} role="alert">
                  {refusal}
                </p>
              )}
              <InlineProblem problem={setResult.problem ?? setProgress.problem ?? removeUnit.problem} />
            </div>
            <ImportedWords words={detail.imported} />
            <Prompts itemId={row.id} ask={detail.ask} lookAt={detail.lookAt} />
            {asksOwn ? (
              <OwnQuestion auditId={detail.auditId} requirement={detail.row.requirement} onClose={() => setAsksOwn(false)} />
            ) : null}
            <section aria-labelledby="notes-head">
              <div className={classes.sectionHead}>
                <h2 id="notes-head" className={classes.label}>
                  {t('work.notes')}
                </h2>
                <button type="button" className={classes.tool} aria-keyshortcuts="N" onClick={() => line.current?.focus()}>
                  <KeyHint keys="N" /> {t('work.newLine')}
                </button>
              </div>
              {detail.notes.length === 0 ? <p className={classes.quiet}>{t('work.notesEmpty')}</p> : null}
              <NoteLines notes={detail.notes} timeZone={timeZone} targets={targets} />
              <OpenLine
                key={row.id}
                itemId={row.id}
                auditId={detail.auditId}
                timeZone={timeZone}
                field={line}
                autoFocus={props.typing}
                onLeave={props.onLeaveLine}
              />
            </section>
            <ItemEvidence detail={detail} timeZone={timeZone} adding={adding} asking={asking} onAsk={setAsking} onOpen={onOpenEvidence} />
            <Earlier earlier={detail.earlier} />
          </div>
        </div>
      </div>
    </DropPlace>
  );
}
