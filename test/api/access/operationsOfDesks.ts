import type { Cell, Making } from './cell.ts'

export function ofDesks({ cast, world, cell }: Making): Cell[] {
  const me = cast.actor.personId
  const bodies = [
    ['own', cast.colleague],
    ['foreign', world.foreign],
  ] as const
  return bodies.flatMap(([name, { body, label }]) => [
    cell(
      `a new label of the ${name} body`,
      [['label.keep', { bodyIds: [body] }]],
      `insert into dossier_label (id, body_id, name_fr, name_ar, colour, created_by, created_at)
      values (gen_random_uuid(), '${body}', 'Neuf', 'جديد', 'green', '${me}', now())`,
    ),
    cell(
      `a label of the ${name} body`,
      [['label.keep', { bodyIds: [body] }]],
      `delete from dossier_label where id = '${label}'`,
    ),
    cell(
      `a filter for the ${name} body`,
      [['filter.share', { bodyIds: [body] }]],
      `insert into queue_filter (id, person_id, body_id, name, filter, created_at)
      values (gen_random_uuid(), '${me}', '${body}', 'En retard', '{}', now())`,
    ),
  ])
}
