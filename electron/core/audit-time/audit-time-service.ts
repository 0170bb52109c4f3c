/** Audit time and multi-site samples: the rules of shared/rules with the tables of this installation, and what is kept of them. */
import { refusal } from '../../../shared/rules/audit-time/refusals.ts';
import { calculateAuditTime } from '../../../shared/rules/audit-time.ts';
import { chooseSites, multiSiteSample } from '../../../shared/rules/multi-site.ts';
import { wholeNumber } from '../../../shared/words/dates.ts';
import { buildAuditTimeModel } from '../export/audit-time-model.ts';
import { exportPdf } from '../export/run-export.ts';
import type { HandlersOf } from '../handlers.ts';
import { sha256Hex } from '../ledger/canonical.ts';
import { applyTo, recordActual, setPlanned } from './audit-time-audits.ts';
import {
  addCalculation,
  addLine,
  addStandard,
  approve,
  removeCalculation,
  removeLine,
  removeStandard,
  updateCalculation,
  updateLine,
  updateStandard,
} from './audit-time-calculations.ts';
import { auditTimeList } from './audit-time-view.ts';
import { shippedAuditTimeTables } from './tables-loader.ts';

export const auditTimeHandlers = {
  'audit-time.tables': ({ ports }) => shippedAuditTimeTables(ports.resources),
  'audit-time.calculate': ({ ports }, input) => calculateAuditTime(shippedAuditTimeTables(ports.resources), input),
  'audit-time.multiSite': (_context, input) => {
    const sample = multiSiteSample(input);
    const { draw, sites } = input;
    if (draw === undefined) return { ...sample, drawn: null };
    if (draw.ids.length !== sites) throw refusal('draw.ids', 'multiSite.idsDiffer', { sites: wholeNumber(sites) });
    return { ...sample, drawn: { seed: draw.seed, ids: chooseSites(draw.ids, sample.random, draw.seed, sha256Hex, draw.visited) } };
  },

  'audit-time.list': (context) => auditTimeList(context),
  'audit-time.add': addCalculation,
  'audit-time.update': updateCalculation,
  'audit-time.remove': removeCalculation,
  'audit-time.addStandard': addStandard,
  'audit-time.updateStandard': updateStandard,
  'audit-time.removeStandard': removeStandard,
  'audit-time.addLine': addLine,
  'audit-time.updateLine': updateLine,
  'audit-time.removeLine': removeLine,
  'audit-time.approve': approve,
  'audit-time.apply': applyTo,
  'audit-time.setPlanned': setPlanned,
  'audit-time.recordActual': recordActual,

  'audit-time.export': async (context, { auditId, to, task }) => {
    const target = context.ports.files.at(to);
    return await exportPdf(context, { kind: 'audit-time', model: buildAuditTimeModel(context, auditId) }, target, task);
  },
} satisfies HandlersOf<'audit-time.'>;
