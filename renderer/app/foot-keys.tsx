/** The keys that matter here, from the command list: those of the screen first, as many as fit. */
import { Fragment } from 'react';
import { t } from '../../shared/words/words.ts';
import { activeCommands, useRegistry } from '../commands/registry.ts';
import { KeyHint } from '../components/key-hint.tsx';
import classes from './foot-bar.module.css';

export function FootKeys() {
  const state = useRegistry();
  const shown = activeCommands(state).filter((command) => command.foot !== undefined && command.shortcut !== undefined);
  // Help closes the row: it leads to all the others.
  const last = shown.filter((command) => command.id === 'window.help');
  const rest = shown.filter((command) => command.id !== 'window.help');
  const screen = rest.filter((command) => command.place === 'screen');
  const others = screen.length > 5 ? [] : rest.filter((command) => command.place !== 'screen');
  return (
    <div className={classes.keys}>
      {[...screen, ...others, ...last].map((command) => (
        <span key={command.id} className={classes.key} data-last={command.id === 'window.help' || undefined}>
          {command.footKeys === undefined
            ? (command.shortcut ?? '').split(' ').map((chord, index) => (
                <Fragment key={chord}>
                  {index > 0 ? <span>{t('window.foot.followedBy')}</span> : null}
                  <KeyHint keys={chord} />
                </Fragment>
              ))
            : command.footKeys.map((key) => (key === '–' ? <span key={key}>–</span> : <KeyHint key={key} keys={key} />))}
          <span>{command.foot}</span>
        </span>
      ))}
    </div>
  );
}
