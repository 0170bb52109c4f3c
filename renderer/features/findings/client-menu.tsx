/** What goes to the client and what comes back, as one menu in the head of the register. */
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { t } from '../../../shared/words/words.ts';
import { KeyHint } from '../../components/key-hint.tsx';

export function ClientMenu({ onSend, onRead }: { readonly onSend: () => void; readonly onRead: () => void }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} stroke={1.6} />}>
          {t('responseScreen.menu')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item rightSection={<KeyHint keys="S" />} onClick={onSend}>
          {t('responseScreen.commands.send')}
        </Menu.Item>
        <Menu.Item rightSection={<KeyHint keys="O" />} onClick={onRead}>
          {t('responseScreen.commands.read')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
