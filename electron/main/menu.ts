/** The native menu: roles only. What the product does has its commands in the page. */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import { t } from '../../shared/words/words.ts';

export interface MenuOptions {
  readonly isMac: boolean;
  /** A packaged program shows no developer tools. */
  readonly isPackaged: boolean;
}

/** The menu as data. */
export function menuTemplate({ isMac, isPackaged }: MenuOptions): MenuItemConstructorOptions[] {
  const zoom: MenuItemConstructorOptions[] = [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }];
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : [{ label: t('shell.menuFile'), submenu: [{ role: 'quit' as const }] }]),
    {
      label: t('shell.menuEdit'),
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    { label: t('shell.menuView'), submenu: isPackaged ? zoom : [...zoom, { type: 'separator' }, { role: 'toggleDevTools' }] },
    { label: t('shell.menuWindow'), submenu: [{ role: 'minimize' }, { role: 'close' }] },
  ];
}

export function setMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}
