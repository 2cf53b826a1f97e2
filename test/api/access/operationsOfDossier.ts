import type { Subject } from '../../../api/contract/policy/decide.ts'
import type { Action } from '../../../api/contract/policy/policy.ts'
import { DOOR_OF } from '../../../api/contract/procedures/doors.ts'
import { TRANSITIONS, type Transition } from '../../../api/contract/procedures/transitions.ts'
import type { Cell, Making } from './cell.ts'
import { CONTENT, contentOf } from './drawing.ts'
import type { WalkDossier } from './drawingDossiers.ts'
import { ofActs } from './operationsOfActs.ts'
import { ofAvis } from './operationsOfAvis.ts'
import { ofNudges } from './operationsOfBoards.ts'
import { ofFees } from './operationsOfFees.ts'
import { ofFindings } from './operationsOfFindings.ts'
import { attesting, taking } from './operationsOfParts.ts'
import { ofRemarks } from './operationsOfRemarks.ts'
import { PATH_OF_HOME } from './world.ts'

/** A place on the walk's ground, as `draw_site` reads it. */
export const PLACE = JSON.stringify({
  kind: 'point',
  srid: 26191,
  drawn: { type: 'Point', coordinates: [290010, 330010] },
})

export function ofDossier(making: Making, dossier: WalkDossier): Cell[] {
  const { cast, world, cell } = making
  const { id, document, state, participants, atCounter, filers } = dossier
  const subject: Subject = { state, territory: PATH_OF_HOME, participants, atCounter, filers }
  const me = cast.actor.personId
  const one = (action: Action, statement: string) => cell(`${action} ${state}`, [[action, subject]], statement)
  return [
    one('dossier.consult', `select from dossier where id = '${id}'`),
    one('dossier.consult', `select from dossier_site where dossier_id = '${id}'`),
    one('dossier.consult', `select from dossier_participant where dossier_id = '${id}'`),
    one('dossier.consult', `select from dossier_event where dossier_id = '${id}'`),
    one('dossier.consult', `select from receipt where dossier_id = '${id}'`),
    // Whoever may read a receipt may keep the bytes they were given of it.
    one(
      'dossier.consult',
      `insert into receipt_file (dossier_id, move, language, sha256, bytes, made_at)
      values ('${id}', 1, 'fr', '${CONTENT}', 1, now())`,
    ),
    one('dossier.consult', `select from consulted_body where dossier_id = '${id}'`),
    one(
      'dossier.consult',
      `select from avis a join consulted_body c on c.id = a.consulted_body_id where c.dossier_id = '${id}'`,
    ),
    ...['avis_paper', 'avis_signature'].map((table) =>
      one(
        'dossier.consult',
        `select from ${table} a join consulted_body c on c.id = a.consulted_body_id where c.dossier_id = '${id}'`,
      ),
    ),
    one('dossier.consult', `select from outside_request where dossier_id = '${id}'`),
    one(
      'dossier.consult',
      `select from avis_item i join consulted_body c on c.id = i.consulted_body_id where c.dossier_id = '${id}'`,
    ),
    ...ofAvis(making, dossier, subject),
    ...ofFees(making, dossier, subject),
    ...ofNudges(making, dossier, subject),
    ...ofRemarks(making, dossier, subject),
    ...ofFindings(making, dossier, subject),
    ...ofActs(making, dossier, subject),
    ...TRANSITIONS.map((event) => moving(one, { event, id, me })),
    one('dossier.change', `update dossier set title = 'Autre' where id = '${id}'`),
    one('dossier.consult', `select from dossier_report where dossier_id = '${id}'`),
    one(
      'dossier.locate',
      `select from (select 1) once where locate_dossier('${id}', 1, '${world.report}', null, now())`,
    ),
    one('dossier.consult', `select from dossier_trace where dossier_id = '${id}'`),
    one('dossier.locate', `select from (select 1) once where draw_site('${id}', 1, '${PLACE}', now())`),
    one('dossier.link', `select from (select 1) once where link_dossier('${id}', 1, null)`),
    one('dossier.consult', `select from chain_of('${id}') where id = '${id}'`),
    one(
      'dossier.share',
      `insert into dossier_participant (id, dossier_id, person_id, part, added_by, added_at)
      values (gen_random_uuid(), '${id}', '${world.foreign.person}', 'correspondent', '${me}', now())`,
    ),
    ...taking(making, dossier, subject),
    ...attesting(making, dossier, subject),
    cell(
      `consultations of a ${state}`,
      [
        ['dossier.consultations', subject],
        ['journal.consult', {}],
      ],
      `select from journal_event where dossier_id = '${id}' and consultation`,
    ),
    one(
      'dossier.label',
      `insert into dossier_labelled (dossier_id, label_id, labelled_by, labelled_at)
      values ('${id}', '${cast.colleague.label}', '${me}', now())`,
    ),
    one(
      'dossier.assign',
      `insert into dossier_assignment (dossier_id, body_id, person_id, assigned_by, assigned_at)
      values ('${id}', '${cast.body}', '${me}', '${me}', now())`,
    ),
    one('document.consult', `select from document where id = '${document}'`),
    one('document.consult', `select from blob where sha256 = '${contentOf(id)}'`),
    one('document.consult', `select from preview where sha256 = '${contentOf(id)}'`),
    one(
      'document.deposit',
      `insert into document (id, dossier_id, sha256, file_name, deposited_by, deposited_at)
      values (gen_random_uuid(), '${id}', '${CONTENT}', 'plan.pdf', '${me}', now())`,
    ),
    one('document.withdraw', `update document set withdrawn_at = now() where id = '${document}'`),
  ]
}

type One = (action: Action, statement: string) => Cell

/** A move as a statement. The table asks in which state; row-level security who, and the procedure from which step. */
function moving(one: One, { event, id, me }: { readonly event: Transition; readonly id: string; readonly me: string }) {
  return one(
    DOOR_OF[event],
    `insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
      values ('${id}', 2, '${event}', 'filed', 'filed', now(), '2026-11-24', '${me}')`,
  )
}
