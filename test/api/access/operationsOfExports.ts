import type { Cell, Making } from './cell.ts'

export function ofExports({ cast, world, cell }: Making): Cell[] {
  const me = cast.actor.personId
  const others = [
    ['own', cast.colleague],
    ['foreign', world.foreign],
  ] as const
  return others.flatMap(([name, { body, person, request }]) => [
    cell(
      `an export of the ${name} body`,
      [['export.ask', { bodyIds: [body] }]],
      `insert into export_request
      (id, kind, filter, asked_by, body_id, asked_at, reason, state)
      values (gen_random_uuid(), 'journal', '{}', '${me}', '${body}', now(), 'Contrôle', 'counting')`,
    ),
    cell(
      `an export of the ${name} body`,
      [['export.decide', { personId: person, bodyIds: [body] }]],
      `select from export_request where id = '${request}'`,
    ),
    cell(
      `an export of the ${name} body`,
      [['export.decide', { personId: person, bodyIds: [body] }]],
      `update export_request
      set state = 'approved', decided_by = '${me}', decided_at = now() where id = '${request}'`,
    ),
  ])
}
