/** What this computer remembers: name, look, keys, what the start screen shows. */
import { SegmentedControl, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Settings } from '../../../shared/contract/reports.ts';
import { t } from '../../../shared/words/words.ts';
import { useRun } from '../../api/use-run.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import classes from './settings.module.css';

const themes = ['system', 'light', 'dark'] as const;

export function ComputerSection({ settings }: { readonly settings: Settings }) {
  const update = useRun('settings.update');
  return (
    <section className={classes.section} aria-labelledby="settings-computer">
      <h2 id="settings-computer" className={classes.head}>
        {t('settings.computer')}
      </h2>
      <div className={classes.fields}>
        <LineSetting
          label={t('settings.myName')}
          help={t('settings.myNameHelp')}
          value={settings.myName}
          onSave={(myName) => void update.run({ myName })}
        />
        <LineSetting
          label={t('settings.organization')}
          help={t('settings.organizationHelp')}
          value={settings.organization}
          onSave={(organization) => void update.run({ organization })}
        />
        <div>
          <p className={classes.label} id="settings-theme">
            {t('settings.theme')}
          </p>
          <SegmentedControl
            size="xs"
            aria-labelledby="settings-theme"
            value={settings.theme}
            onChange={(value) => {
              const theme = themes.find((one) => one === value);
              if (theme !== undefined) void update.run({ theme });
            }}
            data={themes.map((theme) => ({ value: theme, label: t(`settings.themes.${theme}`) }))}
          />
        </div>
        <Switch
          size="xs"
          label={t('settings.singleKeys')}
          description={t('settings.singleKeysHelp')}
          checked={settings.singleKeys}
          onChange={(event) => void update.run({ singleKeys: event.currentTarget.checked })}
        />
        <Switch
          size="xs"
          label={t('settings.hideClients')}
          description={t('settings.hideClientsHelp')}
          checked={settings.hideClientNames}
          onChange={(event) => void update.run({ hideClientNames: event.currentTarget.checked })}
        />
        <InlineProblem problem={update.problem} />
      </div>
    </section>
  );
}

interface LineSettingProps {
  readonly label: string;
  readonly help: string;
  readonly value: string;
  readonly onSave: (value: string) => void;
}

/** A line that is kept when it is left or Enter is pressed. */
function LineSetting({ label, help, value, onSave }: LineSettingProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const keep = () => {
    if (typed !== null && typed.trim() !== value) onSave(typed.trim());
    setTyped(null);
  };
  return (
    <TextInput
      label={label}
      description={help}
      value={typed ?? value}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
