/** Evidence of a person's competence, by area; each piece says who evaluated it and until when it counts. */
import { ActionIcon, Button, Select, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { competenceBasis } from '../../../shared/model/client-vocabulary.ts';
import { t } from '../../../shared/words/words.ts';
import { call } from '../../api/client.ts';
import { DraftInput } from '../../api/draft-input.tsx';
import { useRun } from '../../api/use-run.ts';
import { useCommands } from '../../commands/registry.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { RecordSection, wideField } from '../../components/record-pane.tsx';
import { teamCommands } from './commands.ts';
import { StandingWord } from './standing-word.tsx';
import classes from './team-screen.module.css';

type Records = OutputOf<'team.records'>;
type Evidence = Records['competence'][number];

const bases = competenceBasis.options.map((value) => ({ value, label: t(`vocabulary.competenceBasis.${value}`) }));

export function PersonCompetence({ personId, records }: { readonly personId: string; readonly records: Records }) {
  const add = useRun('team.addCompetence');
  const [area, setArea] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const { areas, competence } = records;
  const covered = areas.filter((one) => competence.some((piece) => piece.areaId === one.id && piece.standing === 'held')).length;
  const choices = areas.map((one) => ({ value: one.id, label: one.name }));
  useCommands([{ ...teamCommands.evidence, run: () => field.current?.focus() }]);
  return (
    <RecordSection title={`${t('teamScreen.competence')} ${t('teamScreen.competenceOf', { held: covered, all: areas.length })}`}>
      {competence.length === 0 ? <p className={classes.quiet}>{t('teamScreen.competenceNone')}</p> : null}
      {areas
        .flatMap((one) => competence.filter((piece) => piece.areaId === one.id))
        .map((piece) => (
          <Piece key={piece.id} piece={piece} areas={choices} />
        ))}
      <div className={classes.add}>
        <Select ref={field} label={t('teamScreen.evidenceFor')} data={choices} value={area} onChange={setArea} />
        <Button
          variant="default"
          disabled={area === null}
          loading={add.busy}
          rightSection={<KeyHint keys="E" />}
          onClick={() => {
            if (area !== null) void add.run({ personId, areaId: area }).then((done) => done !== null && setArea(null));
          }}
        >
          {t('teamScreen.addEvidence')}
        </Button>
      </div>
      <InlineProblem problem={add.problem} />
    </RecordSection>
  );
}

function Piece({ piece, areas }: { readonly piece: Evidence; readonly areas: { value: string; label: string }[] }) {
  const update = useRun('team.updateCompetence');
  const remove = useRun('team.removeCompetence');
  const name = areas.find((one) => one.value === piece.areaId)?.label ?? '';
  const text = (field: 'evidence' | 'evaluatedBy') => (
    <DraftInput
      label={t(`teamScreen.evidence.${field}`)}
      draftKey={`competence:${piece.id}:${field}`}
      saved={piece[field]}
      save={(typed) => call('team.updateCompetence', { id: piece.id, [field]: typed })}
      {...(field === 'evidence' ? { rows: 1, className: wideField } : {})}
    />
  );
  const day = (field: 'evaluatedOn' | 'validUntil') => (
    <DraftInput
      type="date"
      label={t(`teamScreen.evidence.${field}`)}
      draftKey={`competence:${piece.id}:${field}`}
      saved={piece[field] ?? ''}
      save={(typed) => call('team.updateCompetence', { id: piece.id, [field]: typed === '' ? null : typed })}
    />
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid in every engine.
    <div className={classes.piece} role="group" aria-label={name}>
      <div className={classes.pieceHead}>
        <h3>{name}</h3>
        <StandingWord standing={piece.standing} />
        <Tooltip label={t('teamScreen.removeEvidence')}>
          <ActionIcon aria-label={`${t('teamScreen.removeEvidence')}: ${name}`} onClick={() => void remove.run({ id: piece.id })}>
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={classes.pieceFields}>
        {text('evidence')}
        <Select
          label={t('teamScreen.evidence.basis')}
          data={bases}
          value={piece.basis}
          allowDeselect={false}
          onChange={(basis) => basis !== null && void update.run({ id: piece.id, basis: competenceBasis.parse(basis) })}
        />
        {text('evaluatedBy')}
        {day('evaluatedOn')}
        {day('validUntil')}
      </div>
      <InlineProblem problem={update.problem ?? remove.problem} />
    </div>
  );
}
