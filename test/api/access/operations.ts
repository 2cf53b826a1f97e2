import { ATTESTATION_KINDS, DOOR_OF_ATTESTATION, PART_ATTESTING } from '../../../api/contract/attestations.ts'
import { decide, type Subject } from '../../../api/contract/policy/decide.ts'
import { type Action, DELEGABLE } from '../../../api/contract/policy/policy.ts'
import { ROLES_OF } from '../../../api/contract/policy/roles.ts'
import { DOOR_OF } from '../../../api/contract/procedures/doors.ts'
import { TRANSITIONS, type Transition } from '../../../api/contract/procedures/transitions.ts'
import { type Asked, CONTENT, type Colleague, contentOf, type WalkDossier } from './drawing.ts'
import { ofOneself } from './ownRows.ts'
import { type Cast, PATH_OF_HOME, type World } from './world.ts'

/** One operation in the actor's name, and the doors any of which opens it. */
export type Cell = {
  /** Null for what is nobody's to give: one's own, whatever the table says. */
  readonly action: Action | null
  readonly what: string
  readonly statement: string
  readonly allowed: boolean
}

type Door = readonly [Action, Subject]

/** Every database operation of the policy for one actor. What only asks the process (`state.consult`) has none. */
export function cellsOf(world: World, cast: Cast): readonly Cell[] {
  const cell = (what: string, [door, ...others]: readonly [Door, ...Door[]], statement: string): Cell => ({
    action: door[0],
    what,
    statement,
    allowed: [door, ...others].some(([action, subject]) => decide(cast.actor, action, subject).allowed),
  })
  const operations = { cast, world, cell }
  return [
    ...[...world.home, ...cast.shared].flatMap((dossier) =>
      dossier.asked ? ofAsked(operations, dossier, dossier.asked) : ofDossier(operations, dossier),
    ),
    ...ofPeople(operations),
    ...ofOneself(world, cast),
    ...ofBodies(operations),
    ...ofMandates(operations),
    ...ofExports(operations),
    ...ofDesks(operations),
    ...ofBacklog(operations),
    ...ofTheRules(operations),
    ...ofTheHouse(operations),
  ]
}

/** A place on the walk's ground, as `draw_site` reads it. */
const PLACE = JSON.stringify({ kind: 'point', srid: 26191, drawn: { type: 'Point', coordinates: [290010, 330010] } })

type Making = {
  readonly cast: Cast
  readonly world: World
  readonly cell: (what: string, doors: readonly [Door, ...Door[]], statement: string) => Cell
}

function ofDossier(making: Making, dossier: WalkDossier): Cell[] {
  const { cast, world, cell } = making
  const { id, document, state, participants, atCounter } = dossier
  const subject: Subject = { state, territory: PATH_OF_HOME, participants, atCounter }
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
    ...ofAvis(making, dossier, subject),
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

/** Who takes part: named, let go, gone by themselves. */
function taking(
  { cast, world, cell }: Making,
  { id, state, participants, atCounter }: WalkDossier,
  subject: Subject,
): Cell[] {
  const me = cast.actor.personId
  const one = (action: Action, what: string, statement: string) =>
    cell(`${what} ${state}`, [[action, subject]], statement)
  const ending = `update dossier_participant set ended_at = now() where dossier_id = '${id}' and ended_at is null and`
  return [
    one(
      'dossier.own',
      'name an owner of a',
      `insert into dossier_participant (id, dossier_id, person_id, part, added_by, added_at)
      values (gen_random_uuid(), '${id}', '${world.foreign.person}', 'owner', '${me}', now())`,
    ),
    // Of a draft at the counter they are the last owner, whom nobody ends.
    ...(!atCounter && participants.some(({ part, personId }) => part === 'owner' && personId === world.stranger)
      ? [one('dossier.own', 'end the owner of a', `${ending} part = 'owner' and person_id = '${world.stranger}'`)]
      : []),
    one('dossier.share', 'end a part in a', `${ending} part = 'correspondent' and person_id = '${world.stranger}'`),
    one(
      'counter.link',
      'hand to its owner’s account a',
      `select from (select 1) once
      where link_recorded_owner('${id}', '${world.stranger}', gen_random_uuid(), now()) is not null`,
    ),
    one('dossier.leave', 'leave a', `${ending} (person_id = '${me}' or body_id = '${cast.body}')`),
  ]
}

/** What each stands for; what they deposited or attested themselves they take back. */
function attesting({ cast, world, cell }: Making, { id, state, own }: WalkDossier, subject: Subject): Cell[] {
  const me = cast.actor.personId
  const mine = { ...subject, personId: own?.person ?? null }
  const takingBack = (action: Action, statement: string) => cell(`own ${action} ${state}`, [[action, mine]], statement)
  return [
    ...ATTESTATION_KINDS.map((kind) =>
      cell(
        `${kind} of a ${state}`,
        [[DOOR_OF_ATTESTATION[kind], subject]],
        `insert into attestation (id, dossier_id, kind, person_id, participant_id, at, sha256, covered)
        select gen_random_uuid(), p.dossier_id, '${kind}', '${me}', p.id, now(), '${'b'.repeat(64)}', '{}'
        from dossier_participant p where p.dossier_id = '${id}' and p.part = '${PART_ATTESTING[kind]}'
        order by p.person_id is not distinct from '${world.stranger}' limit 1`,
      ),
    ),
    ...(own
      ? [
          takingBack('document.withdraw', `update document set withdrawn_at = now() where id = '${own.document}'`),
          ...(own.attestation
            ? [
                cell(
                  `an attestation of a ${state}`,
                  [['dossier.consult', subject]],
                  `select from attestation where id = '${own.attestation}'`,
                ),
                takingBack(
                  'attestation.withdraw',
                  `update attestation set withdrawn_at = now() where id = '${own.attestation}'`,
                ),
              ]
            : []),
        ]
      : []),
  ]
}

/** What a request opens again: exactly what it asks, to whom it asks it and to those who lead the dossier. */
function ofAsked({ cast, world, cell }: Making, { id, participants }: WalkDossier, asked: Asked): Cell[] {
  const subject: Subject = { state: 'filed', territory: PATH_OF_HOME, participants }
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
      'the fact that was asked',
      [['complement.answer', opened('fact')]],
      `select from (select 1) once where correct_fact('${asked.fact.id}', 1, '9', null, now())`,
    ),
    ...(['piece', 'parcel', 'fact'] as const).map((about) =>
      cell(`an answer about the ${about}`, [['complement.answer', opened(about)]], answering(about)),
    ),
    cell(
      'a request of one’s own',
      [['dossier.change', subject]],
      `update dossier set project = '{}' where id = '${id}'`,
    ),
  ]
}

/** Bodies asked on a dossier, and the avis of the actor's own: asked of it on the dossiers of the place alone. */
function ofAvis({ cast, world, cell }: Making, { id, state }: WalkDossier, whole: Subject): Cell[] {
  const asked = world.askedOf(id, cast.body)
  if (!asked) return []
  const subject = { ...whole, bodyIds: [cast.body] }
  const one = (action: Action, statement: string) => cell(`${action} ${state}`, [[action, subject]], statement)
  const me = cast.actor.personId
  return [
    one(
      'avis.ask',
      `insert into consulted_body (id, dossier_id, round, body_id, rules, binding, added_by, added_at, reason)
      values (gen_random_uuid(), '${id}', 2, '${cast.body}', '[]', false, '${me}', now(), 'Voie')`,
    ),
    one(
      'avis.ask',
      `update consulted_body set removed_by = '${me}', removed_at = now(), removal_reason = 'Erreur' where id = '${asked}'`,
    ),
    one(
      'avis.give',
      `insert into avis (consulted_body_id, version, opinion, person_id, mandate_id, at)
      values ('${asked}', 2, 'favourable', '${me}', '${cast.mandate}', now())`,
    ),
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

function ofPeople({ cast, world, cell }: Making): Cell[] {
  const { personId } = cast.actor
  const whom = [
    ['oneself', personId, [cast.body]],
    ['a colleague', cast.colleague.person, [cast.colleague.body]],
    ['a stranger', world.stranger, []],
  ] as const
  return whom.flatMap(([name, person, bodyIds]) => {
    const one = (action: Action, statement: string) =>
      cell(`${action} ${name}`, [[action, { personId: person, bodyIds }]], statement)
    return [
      one('person.consult', `select from person where id = '${person}'`),
      one('person.consult', `select from account where person_id = '${person}'`),
      // Oneself and support, as for what is put right of a person.
      one('person.change', `delete from passkey where person_id = '${person}'`),
      one('person.change', `delete from recovery_code where person_id = '${person}'`),
      one('person.change', `update person set phone = '0' where id = '${person}'`),
      one('profession.confirm', `update person set profession_confirmed_at = now() where id = '${person}'`),
      one('account.lock', `update account set state = 'locked' where person_id = '${person}'`),
      // One's own password is not a reset: it is changed by whoever knows it.
      ...(person === personId
        ? []
        : [one('account.reset', `update account set password_hash = null where person_id = '${person}'`)]),
      one('session.consult', `select from session where person_id = '${person}'`),
      one('session.revoke', `update session set ended_at = now() where person_id = '${person}'`),
    ]
  })
}

function ofBodies({ cast, world, cell }: Making): Cell[] {
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

function ofMandates({ cast, world, cell }: Making): Cell[] {
  const me = cast.actor.personId
  const giving = (
    body: string,
    role: string,
    more = 'null, null',
    whom: string = world.stranger,
  ) => `insert into mandate
    (id, person_id, body_id, role, reason, valid_from, created_at, created_by, valid_to, delegated_from)
    values (gen_random_uuid(), '${whom}', '${body}', '${role}', ${more === 'null, null' ? "'appointment'" : "'absence'"},
    '2026-11-24', now(), '${me}', ${more})`
  const delegating = ({ body, mandate }: Pick<Colleague, 'body' | 'mandate'>) =>
    cell(
      'delegate',
      [['mandate.delegate', { mandateId: mandate }]],
      giving(body, cast.role, `'2026-12-31', '${mandate}'`),
    )
  const others = [
    ['a colleague', cast.colleague],
    ['a stranger', world.foreign],
  ] as const
  const giftOf = (id: string) => (id === cast.body ? (ROLES_OF[cast.kind][0] ?? '') : 'president')
  return [
    ...others.flatMap(([name, { mandate, person, body }]) => {
      const subject = { personId: person, bodyIds: [body], mandateId: null }
      return [
        cell(`mandate of ${name}`, [['mandate.consult', subject]], `select from mandate where id = '${mandate}'`),
        cell(
          `mandate of ${name}`,
          [['mandate.change', subject]],
          `update mandate set act_reference = 'x' where id = '${mandate}'`,
        ),
        cell(`beside ${name}`, [['mandate.give', { bodyIds: [body] }]], giving(body, giftOf(body))),
        cell(
          `to oneself beside ${name}`,
          [['mandate.give', { bodyIds: [body], personId: me }]],
          giving(body, giftOf(body), 'null, null', me),
        ),
      ]
    }),
    ...(DELEGABLE.includes(cast.role) && cast.mandate !== world.foreign.mandate
      ? [delegating(cast), delegating({ ...cast.colleague })]
      : []),
  ]
}

function ofExports({ cast, world, cell }: Making): Cell[] {
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

function ofDesks({ cast, world, cell }: Making): Cell[] {
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

/** A paper register of the place. */
function ofBacklog({ cast, world, cell }: Making): Cell[] {
  const me = cast.actor.personId
  const one = (what: string, statement: string) =>
    cell(what, [['backlog.import', { territory: PATH_OF_HOME }]], statement)
  return [
    one(
      'give a paper register',
      `insert into backlog (id, commune_code, territory, sha256, file_name, bytes, header_line, headers, columns, created_by,
        created_at)
      values (gen_random_uuid(), '${PATH_OF_HOME.at(-1)}', '{}', '${CONTENT}', 'registre.csv', 'N', 1, '{}', '{}', '${me}', now())`,
    ),
    one('a paper register', `select from backlog where id = '${world.backlog}'`),
    one('the rows of a paper register', `select from backlog_row where backlog_id = '${world.backlog}'`),
    one(
      'a row of a paper register',
      `insert into backlog_row (backlog_id, line, state, cells, faults, notes, scans)
      values ('${world.backlog}', 3, 'faulty', '{}', '[]', '[]', '{}')`,
    ),
    one('the columns of a paper register', `update backlog set columns = '{}' where id = '${world.backlog}'`),
  ]
}

function ofTheRules({ cast, world, cell }: Making): Cell[] {
  const me = cast.actor.personId
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
      'a holiday',
      [['calendar.enter', {}]],
      `insert into holiday (id, day, name_fr, name_ar, act, sureness, entered_by, entered_at)
      values (gen_random_uuid(), '2026-12-24', 'Congé', 'إجازة', 'Communiqué', 'sourced', '${me}', now())`,
    ),
    cell(
      'a recount',
      [['calendar.enter', {}]],
      `insert into deadline_recount (id, why, asked_by, asked_at) values (gen_random_uuid(), '{}', '${me}', now())`,
    ),
  ]
}

function ofTheHouse({ cast, world, cell }: Making): Cell[] {
  const events = [
    ['own', cast.colleague],
    ['foreign', world.foreign],
  ] as const
  return [
    ...events.map(([name, { event, body }]) =>
      cell(
        `an event of the ${name} body`,
        [['journal.consult', { bodyIds: [body] }]],
        `select from journal_event where id = '${event}'`,
      ),
    ),
    cell('the checks of documents', [['state.consult', {}]], 'select from document_check'),
    cell('the queue', [['jobs.watch', {}]], 'select from watch_jobs()'),
    cell('a job again', [['jobs.retry', {}]], `select from (select 1) once where retry_job(${world.job}, now())`),
    cell('a message', [['messages.watch', {}]], `select from message where id = '${world.message}'`),
  ]
}
