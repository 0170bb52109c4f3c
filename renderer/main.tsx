/**
 * Starts the page. The guard comes first and alone; everything else is loaded after it, because a bundler may otherwise run
 * libraries before it.
 */
import { guardPage } from './api/trusted-types.ts';

guardPage();
const { showPage } = await import('./app/show-page.tsx');
showPage();
