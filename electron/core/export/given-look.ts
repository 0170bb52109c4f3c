/** A look as it is handed to the export thread: settings, and the bytes of its pictures and fonts. */
import type { LookFileRole, ReportLook } from '../../../shared/model/report-look.ts';

export interface GivenLook {
  readonly look: ReportLook;
  readonly files: Readonly<Partial<Record<LookFileRole, Uint8Array>>>;
}
