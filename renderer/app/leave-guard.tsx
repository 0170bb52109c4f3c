/** Leaving a screen while a text could not be saved asks first. Text that only waits for its entry is sent before going. */
import { Button, Group, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { t } from '../../shared/words/words.ts';
import { commitAll } from '../api/draft-fields.ts';
import { useSaved } from '../api/saved-state.ts';
import { KeyHint } from '../components/key-hint.tsx';

export function LeaveGuard() {
  const blocker = useBlocker({
    shouldBlockFn: async ({ current, next }) => {
      if (current.pathname === next.pathname) return false;
      const { unsaved, pending } = useSaved.getState();
      if (unsaved.length === 0 && pending.length === 0) return false;
      return !(await commitAll());
    },
    enableBeforeUnload: false,
    withResolver: true,
  });
  const asks = blocker.status === 'blocked';
  return (
    <Modal
      opened={asks}
      onClose={() => blocker.reset?.()}
      title={t('window.unsaved.leaveTitle')}
      withCloseButton={false}
      data-modal-open={asks || undefined}
    >
      <p>{t('window.unsaved.leave')}</p>
      <Group justify="flex-end" gap={8} mt={16}>
        <Button size="md" variant="default" onClick={() => blocker.proceed?.()}>
          {t('window.unsaved.go')}
        </Button>
        <Button size="md" data-autofocus onClick={() => blocker.reset?.()} rightSection={<KeyHint keys="Esc" joined onFill />}>
          {t('window.unsaved.stay')}
        </Button>
      </Group>
    </Modal>
  );
}
