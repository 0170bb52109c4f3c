/** Do and find from anywhere: commands of the place first, then what the file holds. Keyboard only, if wanted. */
import { Modal } from '@mantine/core';
import { t } from '../../../shared/words/words.ts';
import { overlays, useOverlays } from '../../commands/overlays.ts';
import classes from './palette.module.css';
import { PaletteBody } from './palette-body.tsx';

export function Palette() {
  const open = useOverlays((s) => s.palette);
  return (
    <Modal
      opened={open}
      onClose={() => overlays.palette(false)}
      size={640}
      yOffset={104}
      padding={0}
      withCloseButton={false}
      returnFocus
      // At once: the first letter may follow Ctrl K within a few milliseconds.
      transitionProps={{ duration: 0 }}
      attributes={{ content: { 'aria-label': t('commands.lookUp.label') } }}
      classNames={{ content: classes.content }}
      data-modal-open={open || undefined}
    >
      {open ? <PaletteBody /> : null}
    </Modal>
  );
}
