/** Rail or words, as the person chose it per screen; kept on this computer. */
import { create } from 'zustand';
import { type AreaKey, areaKeys } from './area-list.ts';

type Rails = Readonly<Partial<Record<AreaKey, boolean>>>;

const KEY = 'fieldbook.rails';

function read(): Rails {
  const kept = (localStorage.getItem(KEY) ?? '').split(',');
  const rails: Partial<Record<AreaKey, boolean>> = {};
  for (const key of areaKeys) {
    if (kept.includes(`${key}:1`)) rails[key] = true;
    if (kept.includes(`${key}:0`)) rails[key] = false;
  }
  return rails;
}

export const useRails = create<Rails>()(() => read());

export function keepRail(area: AreaKey, rail: boolean): void {
  useRails.setState({ [area]: rail });
  const entries = Object.entries(useRails.getState()).map(([key, value]) => `${key}:${value ? 1 : 0}`);
  localStorage.setItem(KEY, entries.join(','));
}
