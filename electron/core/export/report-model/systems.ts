/** The AI systems of the engagement as report and workbook list them. */
import type { FileContext } from '../../context.ts';
import type { ReportSystem } from './shape.ts';

export function reportSystems(context: FileContext): ReportSystem[] {
  const { scope } = context.file.queries;
  const sites = new Map(scope.sites().map((site) => [site.id, site.name]));
  return scope.wholeSystems().map((system) => ({
    name: system.name,
    version: system.version,
    reference: system.reference,
    businessUnit: system.businessUnit,
    purpose: system.purpose,
    isoRoles: system.isoRoles,
    aiActRoles: system.aiActRoles,
    riskLevel: system.riskLevel,
    impactLevel: system.impactLevel,
    aiActClass: system.aiActClass,
    aiActLawVersion: system.aiActLawVersion,
    model: system.model,
    owner: system.owner,
    status: system.status,
    lifeCycleStage: system.lifeCycleStage,
    sites: system.siteIds.flatMap((id) => sites.get(id) ?? []),
    impactAssessmentRef: system.impactAssessmentRef,
    impactAssessedOn: system.impactAssessedOn,
    inScope: system.inScope,
    scopeReason: system.scopeReason,
  }));
}
