import type { Subject } from '../../../api/contract/policy/decide.ts'
import type { Cell, Making } from './cell.ts'
import type { WalkDossier } from './drawingDossiers.ts'

/** Decisions on findings: read by whoever examines, made by the examiners of the urban agency in charge there. */
export function ofFindings({ cast, world, cell }: Making, dossier: WalkDossier, whole: Subject): Cell[] {
  const { id, state, decision } = dossier
  const me = cast.actor.personId
  return [
    cell(
      `a decision on a finding of a ${state}`,
      [['findings.consult', whole]],
      `select from finding_decision where id = '${decision}'`,
    ),
    cell(
      `a new decision on a finding of a ${state}`,
      [['findings.decide', whole]],
      `insert into finding_decision (id, dossier_id, nth, finding, rule, report_id, kind, body_id, person_id, mandate_id, at)
      values (gen_random_uuid(), '${id}', 2, 'USE null 0', 'USE', '${world.report}', 'confirmed', '${cast.body}', '${me}',
        '${cast.mandate}', now())`,
    ),
    cell(
      `a decision taken back on a ${state}`,
      [['findings.decide', whole]],
      `update finding_decision set undone_by = '${me}', undone_at = now() where id = '${decision}'`,
    ),
    cell(
      `a sketch over a ${state}`,
      [['findings.sketch', whole]],
      `insert into working_sketch (dossier_id, person_id, shapes, kept_at) values ('${id}', '${me}', '[]', now())`,
    ),
  ]
}
