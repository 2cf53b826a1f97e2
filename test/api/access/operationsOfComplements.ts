import type { Subject } from '../../../api/contract/policy/decide.ts'
import type { Cell, Making } from './cell.ts'
import { CONTENT } from './drawing.ts'
import type { Asked, WalkDossier } from './drawingDossiers.ts'
import { PLACE } from './operationsOfDossier.ts'
import { ofSharedRemark } from './operationsOfRemarks.ts'
import { PATH_OF_HOME } from './world.ts'

/** What a request opens again: exactly what it asks, to whom it asks it and to those who lead the dossier. */
export function ofAsked(
  making: Making,
  { id, participants, filers, remark, document }: WalkDossier,
  asked: Asked,
): Cell[] {
  const subject: Subject = { state: 'filed', territory: PATH_OF_HOME, participants, filers }
  const { cast, world, cell } = making
  const me = cast.actor.personId
  const opened = (about: keyof Asked): Subject => ({ ...subject, asked: [{ about, to: asked[about].to }] })
  const depositing = (
    piece: string,
  ) => `insert into document (id, dossier_id, sha256, file_name, piece, deposited_by, deposited_at)
    values (gen_random_uuid(), '${id}', '${CONTENT}', 'plan.pdf', '${piece}', '${me}', now())`
  const answering = (about: keyof Asked) => `insert into complement_answer (item_id, nth, kind, at, person_id, text)
    values ('${asked[about].id}', 1, 'written', now(), '${me}', 'Voici')`
  return [
    cell('what was asked', [['dossier.consult', subject]], `select from complement_item where dossier_id = '${id}'`),
    cell('the piece that was asked', [['document.deposit', opened('piece')]], depositing('plan_masse')),
    cell('another piece', [['document.deposit', { ...subject, asked: [] }]], depositing('plan_situation')),
    cell(
      'the ground that was asked',
      [['dossier.locate', opened('parcel')]],
      `select from (select 1) once where locate_dossier('${id}', 1, '${world.report}', null, now())`,
    ),
    cell(
      'the ground that was asked, drawn',
      [['dossier.locate', opened('parcel')]],
      `select from (select 1) once where draw_site('${id}', 1, '${PLACE}', now())`,
    ),
    cell(
      'the fact that was asked',
      [['complement.answer', opened('fact')]],
      `select from (select 1) once where correct_fact('${asked.fact.id}', 1, '9', null, now())`,
    ),
    ...(['piece', 'parcel', 'fact'] as const).map((about) =>
      cell(`an answer about the ${about}`, [['complement.answer', opened(about)]], answering(about)),
    ),
    ...ofSharedRemark(making, { id, remark, document }, subject),
    cell(
      'a request of one’s own',
      [['dossier.change', subject]],
      `update dossier set project = '{}' where id = '${id}'`,
    ),
  ]
}
