import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Subject } from '../../../api/contract/policy/decide.ts'
import type { Action } from '../../../api/contract/policy/policy.ts'
import type { BodyKind, Role } from '../../../api/contract/policy/roles.ts'
import type { Database } from '../../../api/db/tables.ts'
import { keepAct } from '../../build/acts.ts'
import { People } from '../../build/people.ts'
import { SQUARE } from './drawing.ts'

/** The commune these things belong to, and one that is nobody's business of theirs. */
export const AGADIR = '09.001.01.01'
const AIN_CHOCK = '06.141.01.41'
const AT = '2026-11-20T08:00:00Z'

/** What is an urban agency's own, and not its territory's. */
const AN_AGENCYS: ReadonlySet<Action> = new Set(['layers.edit', 'notes.release'])

/** What anybody may read by its id, or a number that stands for nothing. */
const PUBLIC = ['body', 'agency', 'job', 'holiday', 'outage', 'tariff', 'plan', 'planVersion', 'servitude']
export type Where = 'there' | 'elsewhere'

type Holding = { readonly kind: BodyKind; readonly role: Role; readonly official: boolean; readonly to?: string }

/** Things of one commune, each with words found nowhere else, and the people who may and may not reach them. */
export class ForeignThings {
  readonly words = [
    'Zoubida',
    'Inconnue-Lointaine',
    'Demeure secrète',
    'plan-confidentiel.pdf',
    'zoubida@example.ma',
    'Remarque lointaine',
  ]
  readonly ids: Record<string, string> = {}
  readonly people: People
  private readonly db: Kysely<Database>

  constructor(db: Kysely<Database>) {
    this.db = db
    this.people = new People(db)
  }

  id(name: string): string {
    const id = this.ids[name]
    if (!id) throw new Error(`nothing is called ${name}`)
    return id
  }

  /** What no answer to somebody else may hold. Bodies are a public register. */
  secrets(): readonly string[] {
    return [...this.words, ...Object.entries(this.ids).flatMap(([name, id]) => (PUBLIC.includes(name) ? [] : [id]))]
  }

  async write(): Promise<void> {
    const { people } = this
    const person = await people.person({
      givenName: 'Zoubida',
      familyName: 'Inconnue-Lointaine',
      email: 'zoubida@example.ma',
    })
    const body = await people.body('commune', [AGADIR])
    const mandate = await people.mandate({ person, body, role: 'president' })
    await people.signIn(person, { secondFactor: true })
    const others = {
      ...{ session: randomUUID(), dossier: randomUUID(), participant: randomUUID(), document: randomUUID() },
      attestation: randomUUID(),
      ...{ item: randomUUID(), remark: randomUUID(), act: randomUUID(), key: randomUUID() },
    }
    Object.assign(this.ids, {
      person,
      body,
      mandate,
      ...others,
      event: randomUUID(),
      export: randomUUID(),
      upload: randomUUID(),
      ...{ version: randomUUID(), holiday: randomUUID(), outage: randomUUID() },
      ...{ agency: randomUUID(), layer: randomUUID() },
      ...{ planDraft: randomUUID(), planFinding: randomUUID() },
      ...{ label: randomUUID(), filter: randomUUID(), backlog: randomUUID(), tariff: randomUUID() },
      ...{ phrase: randomUUID(), outside: randomUUID() },
      ...{ sitting: randomUUID(), invited: randomUUID() },
      ...{ room: randomUUID(), receipt: randomUUID(), bulletin: randomUUID(), note: randomUUID() },
      ...{ recheck: randomUUID(), decision: randomUUID() },
      ...{ room: randomUUID(), receipt: randomUUID(), bulletin: randomUUID() },
      ...{ plan: randomUUID(), planVersion: randomUUID(), planAct: randomUUID(), servitude: randomUUID() },
      servitudeBatch: randomUUID(),
    })
    await this.writeDossier()
    await this.writeAct()
    await this.writeHouse()
    await this.writeRules()
    await this.writeDesk()
    await this.writeBacklog()
    await this.writePlanDraft()
    await this.writeServitudeBatch()
    await this.writeLayer()
    await this.writeTariff()
    await this.writeNote()
    await this.writePlan()
    await this.writePlanAct()
    await this.writeSitting()
    await this.writeRoom()
    await this.writeKey()
    await this.writeRecheck()
    await this.writeDecision()
  }

  private async writeRecheck(): Promise<void> {
    const [recheck, dossier] = [this.id('recheck'), this.id('dossier')]
    await sql`insert into recheck (id, cause, cause_ids, reach_m, territory, asked_by, asked_at, from_day, begun_at)
      values (${recheck}, 'servitude', array[${recheck}::uuid], 0, array[${AGADIR}], ${this.id('person')}, ${AT}, '2026-11-20', ${AT})`.execute(
      this.db,
    )
    await sql`insert into recheck_dossier (recheck_id, dossier_id, state, checked_at)
      values (${recheck}, ${dossier}, 'closed', ${AT})`.execute(this.db)
  }

  /** A finding of its report that was confirmed; the report itself is anybody's by its link. */
  private async writeDecision(): Promise<void> {
    const report = randomUUID()
    await sql`insert into conformity_report (id, on_day, srid, geom, facts, checks, verdict, rule_versions, seal)
      values (${report}, '2026-11-20', 26191, ST_MakeEnvelope(0, 0, 20, 20, 26191), '{"plans":[],"zones":[]}', '[]', 'unverified', '{}',
        ${'d'.repeat(64)})`.execute(this.db)
    await sql`insert into finding_decision (id, dossier_id, nth, finding, rule, report_id, kind, body_id, person_id, mandate_id, at)
      values (${this.id('decision')}, ${this.id('dossier')}, 1, 'USE null 0', 'USE', ${report}, 'confirmed', ${this.id('body')},
        ${this.id('person')}, ${this.id('mandate')}, ${AT})`.execute(this.db)
  }

  private async writeRoom(): Promise<void> {
    await sql`insert into commission_session (id, unit_code, territory, state, day, hour, minutes, place, with_room,
        created_by, created_at)
      values (${this.id('room')}, ${AGADIR}, '{}', 'convened', '2026-11-26', '10:00', 60, 'Salle lointaine', true,
        ${this.id('person')}, ${AT})`.execute(this.db)
  }

  private async writeKey(): Promise<void> {
    await sql`insert into signing_key (id, body_id, person_id, kind, reference, certificate, chain, fingerprint, certified_name,
        authority, serial, valid_from, valid_to, added_at, added_by)
      values (${this.id('key')}, ${this.id('body')}, ${this.id('person')}, 'csc', 'cle', '\\x30', '{}', ${'e'.repeat(64)}, 'Zoubida',
        'Essai', '01', '2026-01-01', '2028-01-01', ${AT}, ${this.id('person')})`.execute(this.db)
  }

  /** Published, so that whoever may withdraw what was entered takes it away from nobody who comes after. */
  private async writeTariff(): Promise<void> {
    await sql`insert into tariff (id, commune_code, reference, valid_from, origin, source, entered_at)
      values (${this.id('tariff')}, ${AGADIR}, 'Arrêté fiscal', '2020-01-01', 'published', 'Essai', ${AT})`.execute(
      this.db,
    )
    await sql`insert into tariff_rate (tariff_id, kind, rate) values (${this.id('tariff')}, 'toc_individual', 2500)`.execute(
      this.db,
    )
  }

  /** Refused, so that whoever may decide it decides nothing for those who come after. */
  private async writeNote(): Promise<void> {
    await sql`insert into note (id, body_id, year, serial, number, state, territory, srid, geom, asked_by, asked_at, due, facts,
        refused_at, refused_by, refusal)
      values (${this.id('note')}, ${this.id('agency')}, 2026, 1, upper(${this.id('note')}), 'refused',
        ${['MA', '09', '09.001', AGADIR]}, 26191, ${SQUARE}::geometry, ${this.id('person')}, ${AT}, '2026-11-25', '{}', ${AT},
        ${this.id('person')}, 'Hors du territoire')`.execute(this.db)
  }

  /** A hectare in the middle of the commune, under a plan in force that has no zone. */
  private async writePlan(): Promise<void> {
    const plan = this.id('plan')
    await sql`insert into plan (id, code, kind, name_fr, name_ar) values (${plan}, 'PA-AILLEURS', 'pa', 'Plan', 'تصميم')`.execute(
      this.db,
    )
    await sql`insert into plan_version (id, plan_id, label, srid, perimeter, perimeter_3857, tolerance_m, source)
      select ${this.id('planVersion')}, ${plan}, '1', legal_srid, g.geom, display_3857(g.geom), 1, 'Essai'
      from commune, lateral (select ST_Multi(ST_Expand(legal_from_wgs84(ST_PointOnSurface(outline), legal_srid), 50)) as geom) g
      where code = ${AGADIR}`.execute(this.db)
    await sql`insert into servitude (id, srid, kind, effect, name_fr, name_ar, source, tolerance_m, geom, geom_3857)
      select ${this.id('servitude')}, srid, 'road', 'forbids', 'Route', 'طريق', 'Essai', 1, perimeter, perimeter_3857
      from plan_version where id = ${this.id('planVersion')}`.execute(this.db)
    await sql`select keep_regulation(${this.id('planVersion')}::uuid, jsonb_build_object('id', gen_random_uuid(),
      'kind', 'command', 'at', ${AT}::text))`.execute(this.db)
  }

  /** Sent back, so that whoever may examine it changes nothing for those who come after. */
  private async writePlanAct(): Promise<void> {
    await sql`insert into plan_act (id, plan_version_id, territory, body_id, what, kind, on_day, signed_on, act, state, proposed_by,
        proposed_at, decided_by, decided_at, returned_why)
      values (${this.id('planAct')}, ${this.id('planVersion')}, '{}', ${this.id('agency')}, 'record', 'approved', '2026-11-20',
        '2026-11-20', 'Demeure secrète', 'returned', ${this.id('person')}, ${AT}, ${await this.people.person()}, ${AT}, 'Essai')`.execute(
      this.db,
    )
  }

  private async writeBacklog(): Promise<void> {
    await sql`insert into backlog (id, commune_code, territory, sha256, file_name, bytes, header_line, headers, columns,
        created_by, created_at)
      values (${this.id('backlog')}, ${AGADIR}, '{}', ${'c'.repeat(64)}, 'registre.csv', 'N', 1, '{}', '{}', ${this.id('person')},
        ${AT})`.execute(this.db)
  }

  /** Asked with a version it never had, so that whoever may edit it takes it away from nobody who comes after. */
  private async writeLayer(): Promise<void> {
    this.ids.agency = await this.people.body('urban_agency', [AGADIR])
    await sql`insert into agency_layer (id, body_id, kind, title_fr, title_ar, attribution, visibility, opacity, place, file_sha256,
        file_name, shapes, created_by, created_at)
      values (${this.id('layer')}, ${this.id('agency')}, 'vector', 'Demeure secrète', 'Demeure secrète', 'Essai', 'agency', 1, 1,
        ${'f'.repeat(64)}, 'secret.geojson', 1, ${this.id('person')}, ${AT})`.execute(this.db)
  }

  /** Withdrawn, so that whoever may go on with it changes nothing for those who come after. */
  private async writePlanDraft(): Promise<void> {
    await sql`insert into plan_draft (id, body_id, commune_code, territory, file_name, sha256, format, srid, how, fields, left_out,
        created_by, created_at)
      values (${this.id('planDraft')}, ${this.id('body')}, ${AGADIR}, '{}', 'plan-lointain.zip', ${'d'.repeat(64)}, 'shapefile', 26192,
        'prj', '[]', 0, ${this.id('person')}, ${AT})`.execute(this.db)
    await sql`insert into plan_draft_zone (draft_id, ordinal, label, attributes, filed)
      values (${this.id('planDraft')}, 1, 'D2', '{}', ST_MakeEnvelope(357000, 436000, 357100, 436100, 26192))`.execute(
      this.db,
    )
    await sql`update plan_draft set state = 'withdrawn', withdrawn_by = ${this.id('person')}, withdrawn_at = ${AT}
      where id = ${this.id('planDraft')}`.execute(this.db)
  }

  /** Discarded, so that whoever may go on with it changes nothing for those who come after. */
  private async writeServitudeBatch(): Promise<void> {
    const file = { fileName: 'assiettes-lointaines.zip', sha256: 'd'.repeat(64), format: 'shapefile', how: 'prj' }
    const read = { ...file, skipped: 0, fields: [], shapes: 1, refused: 0 }
    await sql`insert into servitude_batch (id, body_id, territories, srid, footprints, created_by, created_at)
      values (${this.id('servitudeBatch')}, ${this.id('body')}, array[${AGADIR}], 26192, ${JSON.stringify(read)}::jsonb,
        ${this.id('person')}, ${AT})`.execute(this.db)
    await sql`update servitude_batch set state = 'discarded', discarded_by = ${this.id('person')}, discarded_at = ${AT}
      where id = ${this.id('servitudeBatch')}`.execute(this.db)
  }

  /** A session that is over, so that whoever may hold it moves nothing for those who come after. */
  private async writeSitting(): Promise<void> {
    const [person, sitting] = [this.id('person'), this.id('sitting')]
    await sql`insert into commission_session (id, unit_code, state, day, hour, minutes, place, with_room, created_by, created_at)
      values (${sitting}, ${AGADIR}, 'closed', '2026-11-20', '10:00', 90, 'Salle lointaine', false, ${person}, ${AT})`.execute(
      this.db,
    )
    await sql`insert into session_item (id, session_id, dossier_id, rank, added_by, added_at, ended, ended_at)
      values (${randomUUID()}, ${sitting}, ${this.id('dossier')}, 1, ${person}, ${AT}, 'concluded', ${AT})`.execute(
      this.db,
    )
    await sql`insert into session_event (session_id, nth, event, at, person_id)
      values (${sitting}, 1, 'opened', ${AT}, ${person}), (${sitting}, 2, 'closed', ${AT}, ${person})`.execute(this.db)
    await sql`insert into session_invited (id, session_id, capacity, person_id, invited_at)
      values (${this.id('invited')}, ${sitting}, 'designer', ${person}, ${AT})`.execute(this.db)
  }

  private async writeDossier(): Promise<void> {
    const [dossier, person] = [this.id('dossier'), this.id('person')]
    await sql`insert into dossier (id, title, state, commune_code, created_by, created_at, territory, counter_mandate_id)
      values (${dossier}, 'Demeure secrète', 'filed', ${AGADIR}, ${person}, ${AT}, '{}', ${this.id('mandate')})`.execute(
      this.db,
    )
    await sql`insert into dossier_participant (id, dossier_id, person_id, part, added_by, added_at)
      values (${this.id('participant')}, ${dossier}, ${person}, 'owner', ${person}, ${AT})`.execute(this.db)
    await sql`insert into attestation (id, dossier_id, kind, person_id, participant_id, at, sha256, covered)
      values (${this.id('attestation')}, ${dossier}, 'agreement', ${person}, ${this.id('participant')}, ${AT},
        ${'c'.repeat(64)}, '{}')`.execute(this.db)
    await sql`insert into blob (sha256, bytes, media_type, stored_at) values (${'b'.repeat(64)}, 1, 'application/pdf', ${AT})`.execute(
      this.db,
    )
    await sql`insert into document (id, dossier_id, sha256, file_name, deposited_by, deposited_at)
      values (${this.id('document')}, ${dossier}, ${'b'.repeat(64)}, 'plan-confidentiel.pdf', ${person}, ${AT})`.execute(
      this.db,
    )
    await sql`insert into remark (id, dossier_id, nth, document_id, page, shape, text, body_id, person_id, mandate_id, at)
      values (${this.id('remark')}, ${dossier}, 1, ${this.id('document')}, 1, '{"kind":"point","points":[[10,20]]}',
        'Remarque lointaine', ${this.id('body')}, ${person}, ${this.id('mandate')}, ${AT})`.execute(this.db)
    await sql`insert into upload (id, person_id, dossier_id, file_name, bytes, created_at, last_part_at, expires_at)
      values (${this.id('upload')}, ${person}, ${dossier}, 'plan-confidentiel.pdf', 10, ${AT}, ${AT}, '2026-12-24')`.execute(
      this.db,
    )
  }

  /** An act whose signature was interrupted. */
  private async writeAct(): Promise<void> {
    await keepAct(this.db, {
      ...{ id: this.id('act'), dossierId: this.id('dossier'), kind: 'refusal', by: this.id('person') },
      number: 1,
    })
  }

  private async writeHouse(): Promise<void> {
    const [person, body] = [this.id('person'), this.id('body')]
    await sql`update session set id = ${this.id('session')} where person_id = ${person}`.execute(this.db)
    await sql`insert into journal_event (id, at, person_id, action, consultation, subject_kind, subject_id, detail, body_id)
      values (${this.id('event')}, ${AT}, ${person}, 'mandate.give', false, 'mandate', ${this.id('mandate')}, '{}', ${body})`.execute(
      this.db,
    )
    await sql`insert into export_request (id, kind, filter, asked_by, body_id, asked_at, reason, state)
      values (${this.id('export')}, 'dossiers', '{}', ${person}, ${body}, ${AT}, 'Contrôle annuel', 'to_approve')`.execute(
      this.db,
    )
    await sql`select enqueue_job('message.send', '{"messageId":"x"}'::json)`.execute(this.db)
    const { rows } = await sql<{ id: string }>`select max(id)::text as id from graphile_worker.jobs`.execute(this.db)
    this.ids.job = rows[0]?.id ?? ''
  }

  /** The label is borne by the dossier, so that whoever may retire it takes it away from nobody who comes after. */
  private async writeDesk(): Promise<void> {
    const [person, body, label] = [this.id('person'), this.id('body'), this.id('label')]
    await sql`insert into outside_request (id, dossier_id, round, body_name, email, language, reason, documents, with_map,
        token_hash, asked_by, mandate_id, asked_at, expires_at)
      values (${this.id('outside')}, ${this.id('dossier')}, 1, 'Demeure secrète', 'office@exemple.ma', 'fr', 'Voie', '{}', false,
        'lointain', ${person}, ${this.id('mandate')}, ${AT}, '2027-01-01')`.execute(this.db)
    await sql`insert into avis_phrase (id, code, body_id, use, sentence, rule, rank, valid_from, added_by)
      values (${this.id('phrase')}, 'own_lointaine', ${body}, 'either', '{"fr":"Demeure secrète","ar":"Demeure secrète"}',
        '{"fr":"À confirmer","ar":"À confirmer","sureness":"unknown"}', 0, '2026-11-20', ${person})`.execute(this.db)
    await sql`insert into dossier_label (id, body_id, name_fr, name_ar, colour, created_by, created_at)
      values (${label}, ${body}, 'Étiquette lointaine', 'علامة بعيدة', 'amber', ${person}, ${AT})`.execute(this.db)
    await sql`insert into dossier_labelled (dossier_id, label_id, labelled_by, labelled_at)
      values (${this.id('dossier')}, ${label}, ${person}, ${AT})`.execute(this.db)
    await sql`insert into queue_filter (id, person_id, body_id, name, filter, created_at)
      values (${this.id('filter')}, ${person}, ${body}, 'Filtre lointain', '{}', ${AT})`.execute(this.db)
  }

  private async writeRules(): Promise<void> {
    const person = this.id('person')
    // Published, so that whoever may drop a draft takes it away from nobody who comes after.
    await sql`insert into procedure_version
        (id, code, valid_from, definition, tests, proposed_by, proposed_at, state, published_at)
      select ${this.id('version')}, 'marche', '2027-02-01', jsonb_set(definition, '{code}', '"marche"'), tests, ${person}, ${AT},
        'published', ${AT}
      from procedure_version where code = 'refection' limit 1`.execute(this.db)
    await sql`insert into bulletin (id, quarter, edition, state, asked_by, asked_at, dropped_by, dropped_at)
      values (${this.id('bulletin')}, '2026-Q1', 1, 'dropped', ${person}, ${AT}, ${person}, ${AT})`.execute(this.db)
    await sql`insert into holiday (id, day, name_fr, name_ar, act, sureness, entered_at)
      values (${this.id('holiday')}, '2026-12-23', 'Congé', 'إجازة', 'Communiqué', 'sourced', ${AT})`.execute(this.db)
    await sql`insert into outage (id, from_at, certificate, entered_at)
      values (${this.id('outage')}, ${AT}, 'Certificat 8/2026', ${AT})`.execute(this.db)
  }

  /** The headers of somebody with one mandate: of the foreign body itself, or of one in Aïn-Chock. */
  async acting(holding: Holding, where: Where) {
    const { person } = await this.holding(holding, where)
    return this.people.signIn(person, { secondFactor: holding.official })
  }

  /** Somebody new with one mandate. */
  async holding({ kind, role, to }: Omit<Holding, 'official'>, where: Where) {
    const person = await this.people.person()
    const unit = where === 'there' ? AGADIR : AIN_CHOCK
    const body = (where === 'there' && this.bodyThere(kind)) || (await this.people.body(kind, [unit]))
    const mandate = await this.people.mandate({ person, body, role, ...(to ? { to } : {}) })
    return { person, body, mandate, unit }
  }

  private bodyThere(kind: BodyKind): string | undefined {
    return kind === 'commune' ? this.id('body') : kind === 'urban_agency' ? this.id('agency') : undefined
  }

  /** What the policy is asked of these things. */
  subject(action: Action): Subject {
    const personId = this.id('person')
    const bodyId = AN_AGENCYS.has(action) ? this.id('agency') : this.id('body')
    return {
      state: 'filed',
      territory: ['MA', '09', '09.001', AGADIR],
      participants: [{ personId, bodyId: null, part: 'owner' }],
      personId,
      bodyIds: [bodyId],
      atCounter: true,
      mandateId: action === 'mandate.delegate' ? this.id('mandate') : null,
    }
  }

  citizen = async () => this.people.signIn(await this.people.person())

  /** The foreign person's own headers, in a session opened for this one request. */
  holder = () => this.people.signIn(this.id('person'), { secondFactor: true })
}
