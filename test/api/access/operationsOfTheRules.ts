import type { Cell, Making } from './cell.ts'
import { PATH_OF_HOME } from './world.ts'

export function ofTheRules({ cast, world, cell }: Making): Cell[] {
  const me = cast.actor.personId
  const refuse = (note: string) =>
    `update note set state = 'refused', refused_at = now(), refused_by = '${me}', refusal = 'Hors du plan' where id = '${note}'`
  return [
    cell(
      'a version of a procedure',
      [['procedure.propose', {}]],
      `insert into procedure_version (id, code, valid_from, definition, proposed_by, proposed_at)
      values (gen_random_uuid(), 'essai', '2027-01-01', '{"code":"essai"}', '${me}', now())`,
    ),
    cell(
      'the version of somebody else',
      [['procedure.publish', { personId: world.stranger }]],
      `update procedure_version set state = 'published', published_by = '${me}', published_at = now()
      where id = '${world.version}'`,
    ),
    cell(
      'a bulletin to be made',
      [['bulletin.make', {}]],
      `insert into bulletin (id, quarter, edition, asked_by, asked_at)
      values (gen_random_uuid(), '2026-Q2', 1, '${me}', now())`,
    ),
    cell(
      'the bulletin of somebody else',
      [['bulletin.publish', { personId: world.stranger }]],
      `update bulletin set state = 'published', published_by = '${me}', published_at = now() where id = '${world.bulletin}'`,
    ),
    cell(
      'a note asked of the body at home',
      [['notes.release', { territory: PATH_OF_HOME, bodyIds: [cast.body] }]],
      refuse(world.noteOf(cast.body)),
    ),
    cell(
      'a note asked of another body at home',
      [['notes.release', { territory: PATH_OF_HOME, bodyIds: [world.foreign.body] }]],
      refuse(world.note),
    ),
    cell(
      'a holiday',
      [['calendar.enter', {}]],
      `insert into holiday (id, day, name_fr, name_ar, act, sureness, entered_by, entered_at)
      values (gen_random_uuid(), '2026-12-24', 'Congé', 'إجازة', 'Communiqué', 'sourced', '${me}', now())`,
    ),
    cell(
      'the outlines of communes',
      [['outlines.import', {}]],
      `select replace_outlines(array['09.001.01.01'], array[(select outline from commune where code = '09.001.01.01')], '[]',
        'Essai', '2026-11-24') union all select ''`,
    ),
    cell(
      'a servitude at home',
      [['servitudes.edit', { territory: PATH_OF_HOME }]],
      `select write_servitude(gen_random_uuid(), 0, '{"kind":"road","effect":"forbids","nameFr":"Route","nameAr":"طريق",
        "forbiddenUses":[],"bufferM":10,"bufferSource":"Essai","source":"Essai","toleranceM":1}',
        ST_SetSRID(ST_MakePoint(295650, 329050), 26191), null,
        jsonb_build_object('id', gen_random_uuid(), 'kind', 'created', 'at', now(), 'reason', 'Essai'))`,
    ),
    cell(
      'the règlement of a plan at home',
      [['regulations.edit', { territory: PATH_OF_HOME }]],
      `select revise_regulation('${world.planVersion}', 0, '[]', jsonb_build_object('id', gen_random_uuid(), 'kind', 'edited',
        'at', now(), 'reason', 'Essai'))`,
    ),
    cell(
      'a recount',
      [['calendar.enter', {}]],
      `insert into deadline_recount (id, why, asked_by, asked_at) values (gen_random_uuid(), '{}', '${me}', now())`,
    ),
  ]
}
