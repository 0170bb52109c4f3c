import { useMediaQuery } from '@mantine/hooks';

/** Whether the window is narrower than 1180 px: side panes fold, registers show fewer columns. */
export const useNarrow = (): boolean => useMediaQuery('(max-width: 1180px)', undefined, { getInitialValueInEffect: false }) === true;
