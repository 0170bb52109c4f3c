/** Who is at the keyboard in this file. */
import { Button } from '@mantine/core';
import { t } from '../../../shared/words/words.ts';
import { overlays } from '../../commands/overlays.ts';
import classes from './settings.module.css';

export function PersonSection({ actorName }: { readonly actorName: string | null }) {
  return (
    <section className={classes.section} aria-labelledby="settings-person">
      <h2 id="settings-person" className={classes.head}>
        {t('settings.person')}
      </h2>
      <div className={classes.fields}>
        <p className={classes.text}>{actorName === null ? t('settings.nobody') : t('settings.actsAs', { name: actorName })}</p>
        <div>
          <Button variant="default" onClick={() => overlays.who(true)}>
            {t('settings.changePerson')}
          </Button>
        </div>
      </div>
    </section>
  );
}
