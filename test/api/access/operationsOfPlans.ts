import type { Cell, Making } from './cell.ts'
import { CONTENT } from './drawing.ts'
import { PATH_OF_HOME } from './world.ts'

/** Versions of plans and servitudes that are prepared at home. */
export function ofPlans({ cast, world, cell }: Making): Cell[] {
  const me = cast.actor.personId
  const body = cast.actor.mandates.find(({ role }) => role === 'examiner')?.bodyId ?? world.foreign.body
  const batch = (what: string, statement: string) =>
    cell(what, [['servitudes.edit', { territory: [PATH_OF_HOME.at(-1) ?? ''] }]], statement)
  const one = (what: string, statement: string) =>
    cell(what, [['plans.prepare', { territory: PATH_OF_HOME }]], statement)
  return [
    one(
      'give the file of a plan',
      `insert into plan_draft (id, body_id, commune_code, territory, file_name, sha256, format, srid, how, fields, left_out,
        created_by, created_at)
      values (gen_random_uuid(), '${body}', '${PATH_OF_HOME.at(-1)}', '{}', 'plan.zip', '${CONTENT}', 'shapefile', 26191, 'prj', '[]',
        0, '${me}', now())`,
    ),
    one('a version in preparation', `select from plan_draft where id = '${world.planDraft}'`),
    one('the zones of a version in preparation', `select from plan_draft_zone where draft_id = '${world.planDraft}'`),
    cell(
      'make law of what somebody submitted',
      [['plans.publish', { territory: PATH_OF_HOME, personId: world.stranger }]],
      `select publish_plan_draft('${world.planSubmitted}', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'approved',
        '2026-11-20', 'Décret', now())`,
    ),
    one(
      'propose an act of a published version',
      `insert into plan_act (id, plan_version_id, territory, body_id, what, kind, on_day, signed_on, act, proposed_by, proposed_at)
      values (gen_random_uuid(), '${world.planVersion}', '{}', '${body}', 'record', 'approved', '2026-11-20', '2026-11-20', 'Décret',
        '${me}', now())`,
    ),
    one('an act that was proposed', `select from plan_act where id = '${world.planAct}'`),
    cell(
      'send back an act that somebody proposed',
      [['plans.publish', { territory: PATH_OF_HOME, personId: world.stranger }]],
      `update plan_act set state = 'returned', decided_by = '${me}', decided_at = now(), returned_why = 'Essai'
      where id = '${world.planAct}'`,
    ),
    cell(
      'make law of an act that somebody proposed',
      [['plans.publish', { territory: PATH_OF_HOME, personId: world.stranger }]],
      `select publish_plan_act('${world.planAct}', gen_random_uuid(), now())`,
    ),
    batch(
      'give a file of servitudes',
      `insert into servitude_batch (id, body_id, territories, srid, footprints, created_by, created_at)
      values (gen_random_uuid(), '${body}', '{${PATH_OF_HOME.at(-1)}}', 26191, '{}', '${me}', now())`,
    ),
    batch('a file of servitudes', `select from servitude_batch where id = '${world.servitudeBatch}'`),
    batch('its shapes', `select from servitude_batch_shape where batch_id = '${world.servitudeBatch}'`),
    batch('its description', `update servitude_batch set mapping = '{"a":1}' where id = '${world.servitudeBatch}'`),
    batch(
      'one of its shapes',
      `update servitude_batch_shape set left_out_why = 'Encore' where batch_id = '${world.servitudeBatch}'`,
    ),
    one('its mapping', `update plan_draft set mapping = '{"a":1}' where id = '${world.planDraft}'`),
    one('one of its zones', `update plan_draft_zone set left_out = true where draft_id = '${world.planDraft}'`),
    one(
      'an edit of one of its zones',
      `insert into plan_draft_edit (id, draft_id, nth, kind, ordinals, reason, made_by, made_at)
      values (gen_random_uuid(), '${world.planDraft}', 1, 'left_out', '{0}', 'Essai', '${me}', now())`,
    ),
  ]
}
