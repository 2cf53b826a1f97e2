import type { Cell, Making } from './cell.ts'
import { PATH_OF_HOME } from './world.ts'

export function ofBodies({ cast, world, cell }: Making): Cell[] {
  const me = cast.actor.personId
  const opening = (kind: string) => `insert into body (id, kind, name_fr, name_ar, created_by, valid_from)
    values (gen_random_uuid(), '${kind}', 'Nouveau', 'جديد', '${me}', '2026-11-24')`
  const bodies = [
    ['own', cast.body],
    ['foreign', world.foreign.body],
  ] as const
  return [
    cell('open a company', [['body.open', {}]], opening('company')),
    cell('establish an agency', [['body.establish', {}]], opening('urban_agency')),
    cell(
      'open a dossier',
      [['dossier.create', {}]],
      `insert into dossier (id, title, commune_code, created_by, created_at, territory)
      values (gen_random_uuid(), 'Villa', '${PATH_OF_HOME.at(-1)}', '${me}', now(), '{}')`,
    ),
    cell(
      'open a dossier at the counter',
      [['counter.open', { territory: PATH_OF_HOME }]],
      `insert into dossier (id, title, commune_code, created_by, created_at, territory, counter_mandate_id)
      values (gen_random_uuid(), 'Villa', '${PATH_OF_HOME.at(-1)}', '${me}', now(), '{}', '${cast.mandate}')`,
    ),
    cell(
      'what the foreign body is in charge of',
      [['body.reassign', { bodyIds: [world.foreign.body] }]],
      `update body_territory set valid_to = '2026-12-31' where body_id = '${world.foreign.body}'`,
    ),
    cell(
      'say which networks an operator runs',
      [['body.reassign', { bodyIds: [world.foreign.body] }]],
      `select from body b where b.kind = 'network_operator' and give_networks(b.id, b.version, b.networks)`,
    ),
    ...bodies.flatMap(([name, id]) => [
      cell(
        `change the ${name} body`,
        [['body.change', { bodyIds: [id] }]],
        `update body set email = null where id = '${id}'`,
      ),
      cell(
        `re-assign the ${name} body`,
        [['body.reassign', { bodyIds: [id] }]],
        `insert into body_territory
        (body_id, territory, valid_from) values ('${id}', '05', '2026-12-01')`,
      ),
    ]),
  ]
}
