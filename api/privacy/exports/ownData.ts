import { strToU8, zipSync } from 'fflate'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/tables.ts'
import { inWords } from './actionWords.ts'
import { csv } from './csv.ts'

const SAID = sql`${inWords('fr', sql`action`)} as action_fr, ${inWords('ar', sql`action`)} as action_ar`

/** What the house holds about a person, table by table; a secret or its hash is never one of the columns. */
const PARTS = {
  person: sql`select id, given_name, family_name, given_name_ar, family_name_ar, national_id, phone, address, language, profession,
    professional_number, profession_confirmed_at, created_at from person where id = `,
  account: sql`select email, email_confirmed_at, state, state_reason, state_since, password_hash is not null as has_password,
    totp_confirmed_at from account where person_id = `,
  mandates: sql`select m.id, b.name_fr as body_fr, b.name_ar as body_ar, m.role, m.reason, m.territory, m.valid_from,
    m.valid_to, m.act_reference, m.ended_at, m.created_at from mandate m join body b on b.id = m.body_id where m.person_id = `,
  sessions: sql`select method, device, address, created_at, last_seen_at, ended_at, ended_because from session where person_id = `,
  devices: sql`select label, first_seen_at, last_seen_at from known_device where person_id = `,
  passkeys: sql`select label, created_at, last_used_at from passkey where person_id = `,
  tokens: sql`select name, scope, created_at, expires_at, last_used_at, last_used_from from access_token where person_id = `,
  identities: sql`select issuer, subject, linked_at from federated_identity where person_id = `,
  dossiers: sql`select d.id, d.title, d.state, d.commune_code, t.part, t.added_at, t.ended_at
    from dossier_participant t join dossier d on d.id = t.dossier_id where t.person_id = `,
  documents: sql`select d.id, d.dossier_id, d.file_name, b.bytes, b.media_type, d.sha256, d.deposited_at, d.withdrawn_at
    from document d join blob b on b.sha256 = d.sha256 where d.deposited_by = `,
  notices: sql`select kind, data, created_at, read_at from notice where person_id = `,
  messages: sql`select channel, address, kind, state, created_at, sent_at from message where person_id = `,
  preferences: sql`select kind, channel, wanted from notification_preference where person_id = `,
  exports: sql`select kind, reason, state, asked_at, ready_at from export_request where asked_by = `,
  actions: sql`select at, action, ${SAID}, consultation, subject_kind, subject_id, dossier_id
    from journal_event where person_id = `,
  concerning: sql`select at, action, ${SAID}, consultation, subject_kind from journal_event where concerned_id = `,
} as const

type Rows = readonly Record<string, unknown>[]

async function ownData(db: Kysely<Database>, personId: string): Promise<Readonly<Record<string, Rows>>> {
  const read = async ([name, select]: [string, RawBuilder<unknown>]) => {
    const { rows } = await sql<Record<string, unknown>>`${select}${personId}::uuid`.execute(db)
    return [name, rows] as const
  }
  return Object.fromEntries(await Promise.all(Object.entries(PARTS).map(read)))
}

const DOCUMENT_COLUMNS = [
  'id',
  'dossier_id',
  'file_name',
  'bytes',
  'media_type',
  'sha256',
  'deposited_at',
  'withdrawn_at',
]

/** Everything about a person as one archive (law 09-08, article 7): the data as JSON, the documents deposited as a list. */
export async function ownDataArchive(db: Kysely<Database>, personId: string): Promise<Buffer> {
  const data = await ownData(db, personId)
  const documents = (data.documents ?? []).map((row) => DOCUMENT_COLUMNS.map((column) => cellOf(row[column])))
  return Buffer.from(
    zipSync({
      'donnees.json': strToU8(JSON.stringify(data, null, 2)),
      'documents.csv': csv(DOCUMENT_COLUMNS, documents),
    }),
  )
}

const cellOf = (value: unknown) =>
  value === null || value === undefined ? null : value instanceof Date ? value : String(value)
