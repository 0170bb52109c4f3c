/** People and sites of the engagement, and the catalogs it pins. */
import { z } from 'zod';
import { entities } from '../model/entities.ts';
import { count, filledLine, filledText, id, line, text } from '../model/scalars.ts';
import { personRole, personSide } from '../model/vocabulary.ts';
import { byId, command, nothing, patchOf, query } from './define.ts';

const personInput = { name: filledLine, title: line.optional(), email: line.optional(), role: personRole, side: personSide };
const siteInput = {
  name: filledLine,
  address: text.optional(),
  activities: text.optional(),
  scopeStatement: text.optional(),
  headcount: count.nullable().optional(),
  shifts: line.optional(),
  centralFunction: z.boolean().optional(),
};

export const teamMethods = {
  'team.list': query('The people of the engagement.', nothing, z.strictObject({ people: z.array(entities.person) }), { topics: ['team'] }),
  'team.add': command('Adds a person.', z.strictObject(personInput), entities.person, { topics: ['team'] }),
  'team.update': command(
    'Changes a person; names already frozen in records stay. Who consulted the client reviews or decides only with a justification.',
    z.strictObject({ ...patchOf(personInput).shape, justification: filledText.optional() }),
    entities.person,
    { topics: ['team'] },
  ),
  'team.remove': command('Removes a person who is not yet named in any record.', byId, nothing, { topics: ['team'] }),
  'team.actAs': command(
    'Says which person of the engagement is at the keyboard. Declared, not proven.',
    byId,
    z.strictObject({ personId: id, name: line, role: personRole }),
    { ledger: false, topics: ['file'] },
  ),
} as const;

export const scopeMethods = {
  'scope.sites': query('The sites.', nothing, z.strictObject({ sites: z.array(entities.site) }), { topics: ['scope'] }),
  'scope.addSite': command('Adds a site.', z.strictObject(siteInput), entities.site, { topics: ['scope'] }),
  'scope.updateSite': command('Changes a site.', patchOf(siteInput), entities.site, { topics: ['scope'] }),
  'scope.removeSite': command('Removes a site that no checklist names.', byId, nothing, { topics: ['scope'] }),
} as const;

export const catalogMethods = {
  'catalogs.available': query(
    'The catalogs that come with the program.',
    nothing,
    z.strictObject({
      catalogs: z.array(
        z.strictObject({
          key: line,
          framework: line,
          standard: line,
          edition: line,
          title: line,
          version: line,
          requirements: z.int(),
          controls: z.int(),
        }),
      ),
    }),
    { needs: 'nothing', topics: ['catalogs'] },
  ),
  'catalogs.list': query('The catalogs copied into this engagement.', nothing, z.strictObject({ catalogs: z.array(entities.catalog) }), {
    topics: ['catalogs'],
  }),
  'catalogs.items': query(
    'All items of a catalog in the engagement, groups included, in order.',
    z.strictObject({ catalogId: id }),
    z.strictObject({ items: z.array(entities.catalog_item) }),
    { topics: ['catalogs'] },
  ),
} as const;
