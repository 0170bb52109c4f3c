/** Own checklists in and out: a small menu at the head of the tree; both are commands with keys too. */
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconTableImport } from '@tabler/icons-react';
import type { ErrorEnvelope } from '../../../shared/contract/errors.ts';
import { t } from '../../../shared/words/words.ts';
import { InlineProblem } from '../../components/inline-problem.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import classes from './requirement-tree.module.css';

export function ListSaid({ said, problem }: { readonly said: string; readonly problem: ErrorEnvelope | null }) {
  if (said === '' && problem === null) return null;
  return (
    <div className={classes.said} role="status">
      {said}
      <InlineProblem kind="line" problem={problem} />
    </div>
  );
}

export interface ListMenuProps {
  readonly onImport: () => void;
  readonly onWrite: () => void;
}

export function ListMenu({ onImport, onWrite }: ListMenuProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('work.lists.menu')}>
          <ActionIcon size={24} aria-label={t('work.lists.menu')}>
            <IconTableImport size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item rightSection={<KeyHint keys="Shift+I" joined />} onClick={onImport}>
          {t('work.lists.import')}
        </Menu.Item>
        <Menu.Item rightSection={<KeyHint keys="Shift+X" joined />} onClick={onWrite}>
          {t('work.lists.write')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
