/** The screens that an audit is worked in. They are large: loaded while the page has nothing to do, so that no step into them waits. */
import { lazyRouteComponent } from '@tanstack/react-router';

export const fieldWorkScreen = lazyRouteComponent(() => import('../features/field-work/field-work-screen.tsx'), 'FieldWorkScreen');
export const findingsScreen = lazyRouteComponent(() => import('../features/findings/findings-screen.tsx'), 'FindingsScreen');

/** @returns a function that gives up waiting */
export function loadWhenIdle(): () => void {
  const handle = requestIdleCallback(() => {
    // Once loaded, a screen has nothing to preload any more.
    for (const screen of [fieldWorkScreen, findingsScreen]) void screen.preload?.();
  });
  return () => cancelIdleCallback(handle);
}
