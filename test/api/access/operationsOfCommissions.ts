import type { Action } from '../../../api/contract/policy/policy.ts'
import type { Cell, Making } from './cell.ts'
import { PATH_OF_HOME } from './world.ts'

/** A session that is called at home, as its secretariat, its members and everybody else reach it. */
export function ofCommissions({ cast, world, cell }: Making): Cell[] {
  const { sitting, sittingItem } = world
  const me = cast.actor.personId
  const subject = { territory: PATH_OF_HOME }
  const one = (action: Action, what: string, statement: string) => cell(what, [[action, subject]], statement)
  const coming = (body: string) =>
    cell(
      `coming for a body ${body === cast.body ? 'of one’s own' : 'of others'}`,
      [['commission.attend', { ...subject, bodyIds: [body] }]],
      `insert into session_event (session_id, nth, event, at, person_id, body_id, who_id)
      values ('${sitting}', 2, 'arrived', now(), '${me}', '${body}', '${me}')`,
    )
  return [
    one('commission.consult', 'a session', `select from commission_session where id = '${sitting}'`),
    one('commission.consult', 'its agenda', `select from session_item where session_id = '${sitting}'`),
    one('commission.consult', 'what happened', `select from session_event where session_id = '${sitting}'`),
    one(
      'commission.plan',
      'a new session',
      `insert into commission_session (id, unit_code, day, hour, minutes, place, with_room, created_by, created_at)
      values (gen_random_uuid(), '${PATH_OF_HOME.at(-1)}', '2026-12-01', '10:00', 60, 'Salle', false, '${me}', now())`,
    ),
    one('commission.plan', 'another day', `update commission_session set day = '2026-12-02' where id = '${sitting}'`),
    one('commission.plan', 'another order', `update session_item set rank = 2 where id = '${sittingItem}'`),
    one(
      'commission.plan',
      'somebody called',
      `insert into session_invited (id, session_id, capacity, person_id, invited_at)
      values (gen_random_uuid(), '${sitting}', 'designer', '${me}', now())`,
    ),
    one(
      'commission.hold',
      'a dossier called',
      `insert into session_event (session_id, nth, event, at, person_id, item_id)
      values ('${sitting}', 2, 'called', now(), '${me}', '${sittingItem}')`,
    ),
    one('minutes.consult', 'minutes', `select from session_minutes where session_id = '${sitting}'`),
    one(
      'minutes.correct',
      'their language',
      `update session_minutes set language = 'fr' where session_id = '${sitting}'`,
    ),
    cell(
      'minutes not signed by one’s body',
      [['minutes.sign', { ...subject, bodyIds: [cast.body] }]],
      `insert into minutes_signature (session_id, body_id, kind, reason, person_id, mandate_id, at)
      values ('${sitting}', '${cast.body}', 'refused', 'Absent', '${me}', '${cast.mandate}', now())`,
    ),
    coming(cast.body),
    coming(world.foreign.body),
  ]
}
