/** The keys of this screen, read from the command list. */
import { Modal } from '@mantine/core';
import { t } from '../../shared/words/words.ts';
import { overlays, useOverlays } from '../commands/overlays.ts';
import { activeCommands, type Place, useRegistry } from '../commands/registry.ts';
import { KeyHint } from '../components/key-hint.tsx';
import classes from './help-overlay.module.css';

const heads = { screen: 'window.keys.here', frame: 'window.keys.everywhere', go: 'window.keys.go' } as const;
const places: readonly Place[] = ['screen', 'frame', 'go'];

export function HelpOverlay() {
  const open = useOverlays((s) => s.help);
  return (
    <Modal
      opened={open}
      onClose={() => overlays.help(false)}
      title={t('window.keys.title')}
      size={640}
      closeButtonProps={{ 'aria-label': t('window.keys.close') }}
      // At once: a dialog that is still fading keeps the keys, and Ctrl K after Esc would do nothing.
      transitionProps={{ duration: 0 }}
      data-modal-open={open || undefined}
    >
      {open ? <KeyList /> : null}
    </Modal>
  );
}

function KeyList() {
  const state = useRegistry();
  const commands = activeCommands(state).filter((command) => command.shortcut !== undefined);
  return (
    <>
      <div className={classes.columns}>
        {places.map((place) => {
          const here = commands.filter((command) => command.place === place);
          if (here.length === 0) return null;
          return (
            <section key={place} className={classes.group}>
              <h3 className={classes.head}>{t(heads[place])}</h3>
              <dl className={classes.list}>
                {here.map((command) => (
                  <div key={command.id} className={classes.row}>
                    <dt>{command.label}</dt>
                    <dd>
                      <KeyHint keys={command.shortcut ?? ''} />
                      {command.otherKeys?.map((keys) => (
                        <KeyHint key={keys} keys={keys} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
      <p className={classes.note}>{t('window.keys.single')}</p>
    </>
  );
}
