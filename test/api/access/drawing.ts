import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { type BodyKind, ROLES_OF, type Role } from '../../../api/contract/policy/roles.ts'
import type { Database } from '../../../api/db/tables.ts'

/** Where the dossiers of this world are. */
export const HOME = '06.141.01.41'
/** Far from home. */
const AGADIR = '09.001.01.01'

/** How an actor stands: a mandate in force, or what makes it count for nothing. */
export const STANDINGS = ['good', 'delegated', 'expired', 'ended', 'orphaned', 'asleep', 'held'] as const
export type Standing = (typeof STANDINGS)[number]

export type Colleague = {
  readonly person: string
  readonly mandate: string
  readonly body: string
  readonly event: string
  readonly request: string
  readonly label: string
  readonly key: string
}

export const AT = '2026-11-20T08:00:00Z'
const FROM = '2025-01-01'
const YESTERDAY = '2026-11-23'

type Rows = Record<string, Record<string, unknown>[]>

/** Rows of the walk's world, drawn in memory with the ids its questions need, then written at once by the owner. */
export class Drawing {
  readonly stranger = randomUUID()
  /** The job there is to watch; known once the world is written. */
  job = 0
  /** A conformity report of the square. */
  readonly report = randomUUID()
  private readonly rows: Rows = {}

  protected event(more: Record<string, unknown>): string {
    const id = randomUUID()
    this.add('journal_event', {
      ...{ id, at: AT, person_id: this.stranger, action: 'dossier.consult', consultation: true },
      ...{ subject_kind: 'dossier', subject_id: 'x', detail: '{}', dossier_id: null, body_id: null },
      ...more,
    })
    return id
  }

  protected bodyWithColleague(kind: BodyKind, territories: readonly string[]): Colleague {
    const [body, person, request, label] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
    this.add('body', { id: body, kind, name_fr: 'Organisme', name_ar: 'هيئة', valid_from: FROM })
    for (const territory of territories) this.add('body_territory', { body_id: body, territory, valid_from: FROM })
    this.person(person)
    const role = ROLES_OF[kind].at(-1) ?? 'administrator'
    const { id: mandate } = this.mandate({ person, body, role, standing: 'good' })
    this.add('export_request', {
      ...{
        id: request,
        kind: 'journal',
        filter: '{}',
        asked_by: person,
        body_id: body,
        asked_at: AT,
        reason: 'Contrôle',
      },
      state: 'to_approve',
    })
    this.add('dossier_label', {
      ...{ id: label, body_id: body, name_fr: 'Urgent', name_ar: 'مستعجل', colour: 'amber' },
      ...{ created_by: person, created_at: AT },
    })
    const key = this.key(person, body)
    return { person, mandate, body, request, label, key, event: this.event({ body_id: body }) }
  }

  private key(person: string, body: string): string {
    const id = randomUUID()
    const inForce = { valid_from: FROM, valid_to: '2028-01-01', added_at: AT, added_by: person }
    const certified = { certified_name: 'Amina', authority: 'Essai', serial: '01', certificate: '\\x30', chain: '{}' }
    this.add('signing_key', {
      ...{ id, body_id: body, person_id: person, kind: 'pkcs12', reference: 'cle.p12' },
      ...{ fingerprint: id.replaceAll('-', '').repeat(2), ...certified, ...inForce },
    })
    this.add('signing_key_file', { key_id: id, bytes: '\\x30' })
    return id
  }

  protected mandate({
    person,
    body,
    role,
    standing,
  }: {
    person: string
    body: string
    role: Role
    standing: Standing
  }) {
    const id = randomUUID()
    const source = standing === 'delegated' || standing === 'orphaned' ? this.sourceOf(body, role, standing) : null
    this.add('mandate', {
      ...{ id, person_id: person, body_id: body, role, reason: source ? 'absence' : 'appointment' },
      ...{ valid_from: FROM, valid_to: standing === 'expired' ? YESTERDAY : null, delegated_from: source },
      ...{ ended_at: standing === 'ended' ? AT : null, created_at: AT },
    })
    return { id, source }
  }

  /** The mandate of an absent holder; over, for a delegation that outlived it. */
  private sourceOf(body: string, role: Role, standing: Standing): string {
    const holder = randomUUID()
    this.person(holder)
    return this.mandate({ person: holder, body, role, standing: standing === 'orphaned' ? 'expired' : 'good' }).id
  }

  protected person(id: string): void {
    this.add('person', { id, given_name: 'Amina', family_name: 'Tazi', created_at: AT })
    this.add('account', { person_id: id, email: `${id}@example.ma` })
    this.add('session', {
      ...{ id: randomUUID(), token_hash: `\\x${id.replaceAll('-', '')}`, person_id: id, method: 'password' },
      ...{ device: 'Essai', created_at: AT, last_seen_at: AT, ends_at: '2026-11-25T08:00:00Z' },
    })
    this.ownThings(id)
  }

  /** A row in each table that is one person's own. */
  private ownThings(id: string): void {
    const hash = `\\x${id.replaceAll('-', '')}`
    const until = { created_at: AT, expires_at: '2026-11-25T08:00:00Z' }
    this.add('passkey', {
      ...{
        credential_id: id,
        person_id: id,
        public_key: hash,
        counter: 0,
        transports: '{}',
        label: 'Clé',
        created_at: AT,
      },
    })
    this.add('recovery_code', { person_id: id, hash })
    const reading = { name: 'QGIS', scope: 'ogc_read', second_factor: true }
    this.add('access_token', { id: randomUUID(), person_id: id, token_hash: hash, ...reading, ...until })
    this.add('known_device', { person_id: id, device_hash: hash, label: 'Essai', first_seen_at: AT, last_seen_at: AT })
    this.add('federated_identity', { issuer: 'https://identite.example', subject: id, person_id: id, linked_at: AT })
    this.add('pending_proof', { hash, purpose: 'reset', person_id: id, data: '{}', ...until })
    this.add('notice', { id: randomUUID(), person_id: id, kind: 'new_device', data: '{}', created_at: AT })
    this.add('notification_preference', { person_id: id, kind: 'new_device', channel: 'email', wanted: true })
    this.add('queue_filter', { id: randomUUID(), person_id: id, name: 'Les miens', filter: '{}', created_at: AT })
    this.add('commune_follow', { person_id: id, commune_code: AGADIR, followed_at: AT })
    this.add('bulk_run', { id: randomUUID(), person_id: id, act: '{}', at: AT })
    this.add('asked_once', { person_id: id, key: contentOf(id), asked: contentOf(id), made_id: id, at: AT })
  }

  protected add(table: string, row: Record<string, unknown>): void {
    this.rows[table] ??= []
    this.rows[table].push(row)
  }

  /** Writes everything, as the owner. */
  async write(db: Kysely<Database>): Promise<void> {
    const content = { sha256: CONTENT, bytes: 1, media_type: 'application/pdf', stored_at: AT }
    this.add('complement_reason', {
      ...{ code: 'marche', valid_from: '2025-01-01', about: 'piece', rank: 1 },
      ...{ sentence: { fr: 'Essai', ar: 'تجربة' }, rule: {} },
    })
    this.add('conformity_report', {
      ...{ id: this.report, created_at: AT, on_day: '2026-11-20', srid: 26191, geom: SQUARE, facts: {}, checks: [] },
      ...{ verdict: 'unverified', rule_versions: {}, seal: 'f'.repeat(64) },
    })
    this.add('blob', { ...content, scan: 'clean', previews: 'made' })
    const unlisted = Object.keys(this.rows).filter((table) => !TABLES.includes(table))
    if (unlisted.length > 0) throw new Error(`rows of ${unlisted.join(', ')} are drawn and never written`)
    for (const table of TABLES) {
      const rows = this.rows[table] ?? []
      const [first] = rows
      if (!first) continue
      const columns = sql.join(Object.keys(first).map((column) => sql.id(column)))
      await sql`insert into ${sql.table(table)} (${columns}) select ${columns}
        from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(db)
    }
    await sql`select enqueue_job('message.send', '{"messageId":"x"}'::json)`.execute(db)
    const { rows } = await sql<{ id: number }>`select max(id) as id from graphile_worker.jobs`.execute(db)
    this.job = rows[0]?.id ?? 0
  }
}

export const CONTENT = 'a'.repeat(64)
export const contentOf = (id: string) => id.replaceAll('-', '').repeat(2)
export const SQUARE = 'SRID=26191;POLYGON((290000 330000, 290020 330000, 290020 330020, 290000 330020, 290000 330000))'
/** Parents first. Within `mandate` one statement writes all: a source and its delegation meet at its end. */
const TABLES: readonly string[] = [
  ...[
    'body',
    'body_territory',
    'person',
    'account',
    'session',
    'mandate',
    'conformity_report',
    'procedure_version',
    'bulletin',
    'note',
    'dossier',
    'dossier_report',
    'finding_decision',
    'dossier_site',
    'dossier_trace',
    'blob',
    'preview',
  ],
  ...[
    'dossier_participant',
    'attestation',
    'dossier_event',
    'receipt',
    'act',
    'act_draft',
    'complement_reason',
    'complement_item',
    'consulted_body',
    'avis',
    'avis_item',
    'outside_request',
    'document',
    'remark',
    'remark_entry',
    'complement_item_remark',
    'journal_event',
    'export_request',
    'message',
    'passkey',
    'recovery_code',
    'access_token',
  ],
  ...[
    'known_device',
    'federated_identity',
    'pending_proof',
    'notice',
    'notification_preference',
    'asked_once',
    'document_check',
    'backlog',
    'backlog_row',
    'plan_draft',
    'plan_draft_zone',
    'servitude_batch',
    'servitude_batch_shape',
    'dossier_label',
    'queue_filter',
    'bulk_run',
    'commune_follow',
    'nudge_run',
    'dossier_nudge',
    'tariff',
    'plan',
    'plan_version',
    'plan_act',
    'fee_fact',
    'fee_statement',
    'fee_receipt',
    'signing_key',
    'signing_key_file',
    'avis_paper',
    'avis_signature',
  ],
  ...['commission_session', 'session_item', 'session_invited', 'session_event', 'session_minutes', 'room_author'],
]
