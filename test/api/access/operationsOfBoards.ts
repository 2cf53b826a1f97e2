import type { Subject } from '../../../api/contract/policy/decide.ts'
import type { Cell, Making } from './cell.ts'
import type { WalkDossier } from './drawingDossiers.ts'
import { PATH_OF_HOME } from './world.ts'

/** Reminders about a dossier: who reads them, who sends one. */
export function ofNudges({ cast, cell }: Making, { id, state }: WalkDossier, subject: Subject): Cell[] {
  const me = cast.actor.personId
  return [
    cell(
      `a reminder about a ${state}`,
      [['nudge.consult', subject]],
      `select from dossier_nudge where dossier_id = '${id}'`,
    ),
    cell(
      `a new reminder about a ${state}`,
      [['board.nudge', subject]],
      `with run as (insert into nudge_run (id, person_id, at) values (gen_random_uuid(), '${me}', now()) returning id)
      insert into dossier_nudge (id, run_id, dossier_id, holder, person_id, mandate_id, at, day)
      select gen_random_uuid(), run.id, '${id}', 'guichet', '${me}', '${cast.mandate}', now(), '2026-11-24' from run`,
    ),
  ]
}

/** A commune of the territory one reads may be followed. */
export function ofBoards({ cast, cell }: Making): Cell[] {
  return [
    cell(
      'a commune followed',
      [['board.consult', { territory: PATH_OF_HOME }]],
      `insert into commune_follow (person_id, commune_code, followed_at)
      values ('${cast.actor.personId}', '${PATH_OF_HOME.at(-1)}', now())`,
    ),
  ]
}
