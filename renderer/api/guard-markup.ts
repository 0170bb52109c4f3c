/** Sets the Trusted Types policy when it is loaded: imported first, so that it stands before any library runs. */
import { guardMarkup } from './trusted-types.ts';

guardMarkup();
