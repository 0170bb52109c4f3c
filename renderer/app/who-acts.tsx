/** Who is at the keyboard: asked once after opening when it is not known, and from the foot bar. */
import { Button, Group, Modal, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../shared/words/words.ts';
import { useRead } from '../api/use-read.ts';
import { useRun } from '../api/use-run.ts';
import { overlays, useOverlays } from '../commands/overlays.ts';
import { InlineProblem } from '../components/inline-problem.tsx';

export function WhoActs() {
  const asked = useOverlays((s) => s.who);
  const file = useRead('engagement.status', {}).data?.file ?? null;
  const people = useRead('team.list', {}).data?.people;
  const [later, setLater] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const act = useRun('team.actAs');
  const unknown = file !== null && file.actor === null && file.readOnly === 'no' && (people?.length ?? 0) > 0 && !later;
  const open = asked || unknown;
  const personId = chosen ?? file?.actor?.personId ?? people?.[0]?.id ?? null;
  const person = people?.find((one) => one.id === personId);
  const close = () => {
    overlays.who(false);
    setLater(true);
  };
  return (
    <Modal
      opened={open}
      onClose={close}
      title={t('window.who.title')}
      withCloseButton={false}
      transitionProps={{ duration: 0 }}
      data-modal-open={open || undefined}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (personId === null) return;
          void act.run({ id: personId }).then((done) => (done === null ? undefined : close()));
        }}
      >
        <p>{t('window.who.why')}</p>
        <Radio.Group value={personId} onChange={setChosen} aria-label={t('window.who.choose')} mt={12}>
          <Stack gap={8}>
            {people?.map((one, index) => (
              <Radio
                key={one.id}
                value={one.id}
                label={`${one.name}, ${t(`vocabulary.personRole.${one.role}`).toLowerCase()}`}
                size="xs"
                data-autofocus={one.id === personId || (personId === null && index === 0) || undefined}
              />
            ))}
          </Stack>
        </Radio.Group>
        <InlineProblem problem={act.problem} kind="line" />
        <Group justify="flex-end" gap={8} mt={16}>
          <Button size="md" variant="default" onClick={close}>
            {t('window.who.later')}
          </Button>
          <Button size="md" type="submit" loading={act.busy} disabled={person === undefined}>
            {t('window.who.act', { name: person?.name ?? '' })}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
