import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asActor } from '../../../api/access/asActor.ts'
import type { Actor } from '../../../api/contract/policy/decide.ts'
import type { BodyKind, Role } from '../../../api/contract/policy/roles.ts'
import { openDatabase } from '../../../api/db/database.ts'
import { openAs } from '../../../api/db/doors.ts'
import type { Database } from '../../../api/db/tables.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { Dossiers } from '../../build/dossiers.ts'
import { People } from '../../build/people.ts'
import { testClock } from '../../build/server.ts'

let database: TestDatabase
let application: Kysely<Database>
let people: People

beforeAll(async () => {
  database = await testDatabase()
  application = openDatabase(database.url, { max: 2, role: 'rokhas_application' })
  people = new People(database.db)
})

afterAll(async () => {
  await application.destroy()
  await database.close()
})

const REFUSED = { code: '42501' }
const actorOf = (personId: string): Actor => ({
  personId,
  sessionId: null,
  state: 'active',
  secondFactor: true,
  mandates: [],
})

/** Runs a statement as somebody would who found a way to write SQL in their own name. */
const forge = (person: string, statement: string) =>
  asActor({ db: application, clock: testClock }, actorOf(person), (transaction) =>
    sql.raw<Record<string, unknown>>(statement).execute(transaction),
  )
const reached = async (person: string, statement: string) => (await forge(person, statement)).numAffectedRows

async function acting(kind: BodyKind, role: Role) {
  const { person, body, mandate } = await people.acting(kind, role, ['MA'])
  return { person, body, mandate }
}

describe('In somebody’s own name, the database itself', () => {
  test('makes of an office no administration, whoever administers it', async () => {
    const { person, body } = await acting('company', 'administrator')
    await expect(forge(person, `update body set kind = 'commune' where id = '${body}'`)).rejects.toMatchObject(REFUSED)
    await expect(forge(person, `update body set created_by = null where id = '${body}'`)).rejects.toMatchObject(REFUSED)
    expect(await reached(person, `update body set name_fr = 'Autre nom' where id = '${body}'`)).toBe(1n)
  })

  test('lets an administrator give roles, but none to themselves', async () => {
    const { person, body } = await acting('commune', 'administrator')
    const giving = (
      whom: string,
    ) => `insert into mandate (id, person_id, body_id, role, reason, valid_from, created_at, created_by)
      values ('${randomUUID()}', '${whom}', '${body}', 'president', 'election', '2026-11-24', now(), '${person}')`
    await expect(forge(person, giving(person))).rejects.toMatchObject(REFUSED)
    expect(await reached(person, giving(await people.person()))).toBe(1n)
  })

  test('never opens again a mandate that has ended', async () => {
    const { person, body } = await acting('commune', 'administrator')
    const gone = await people.mandate({ person: await people.person(), body, role: 'member' })
    expect(await reached(person, `update mandate set ended_at = now() where id = '${gone}'`)).toBe(1n)
    expect(await reached(person, `update mandate set ended_at = null where id = '${gone}'`)).toBe(0n)
  })

  test('lets an administrator end a colleague’s session and not take it over', async () => {
    const { person, body } = await acting('commune', 'administrator')
    const colleague = await people.person()
    await people.mandate({ person: colleague, body, role: 'guichet' })
    await people.signIn(colleague)
    const on = `where person_id = '${colleague}'`
    for (const taking of [`token_hash = '\\x00'`, 'second_factor_at = now()', `person_id = '${person}'`])
      await expect(forge(person, `update session set ${taking} ${on}`)).rejects.toMatchObject(REFUSED)
    expect(await reached(person, `update session set ended_at = now(), ended_because = 'revoked' ${on}`)).toBe(1n)
    await expect(forge(colleague, `update session set ended_at = null ${on}`)).rejects.toMatchObject(REFUSED)
  })

  test('lets support take a password away and give none, nor an address, a factor or a link into an account', async () => {
    const { person } = await acting('support', 'support')
    const victim = await people.person()
    const on = `where person_id = '${victim}'`
    for (const giving of [
      `password_hash = 'x'`,
      `email = 'mien@example.ma'`,
      `totp_sealed = '\\x00'`,
      'demonstration = true',
    ])
      await expect(forge(person, `update account set ${giving} ${on}`)).rejects.toMatchObject(REFUSED)
    expect(await reached(person, `update account set password_hash = null, totp_sealed = null ${on}`)).toBe(1n)
    const proof = (
      purpose: string,
      whom: string,
    ) => `insert into pending_proof (hash, purpose, person_id, created_at, expires_at)
      values ('\\x${randomUUID().replaceAll('-', '')}', '${purpose}', ${whom}, now(), now() + interval '1 day')`
    for (const [purpose, whom] of [
      ['confirm_email', `'${victim}'`],
      ['passkey', `'${victim}'`],
      ['invitation', `'${victim}'`],
      ['reset', 'null'],
    ] as const)
      await expect(forge(person, proof(purpose, whom))).rejects.toMatchObject(REFUSED)
    expect(await reached(person, proof('reset', `'${victim}'`))).toBe(1n)
  })

  test('gives nobody a token in another’s name, nor a longer term or another scope to one that is there', async () => {
    const { person } = await acting('support', 'support')
    const victim = await people.person()
    const token = (
      whom: string,
    ) => `insert into access_token (id, person_id, token_hash, name, scope, second_factor, created_at,
      expires_at) values (gen_random_uuid(), '${whom}', '\\x${randomUUID().replaceAll('-', '')}', 'QGIS', 'ogc_read', true, now(),
      now() + interval '30 days')`
    await expect(forge(person, token(victim))).rejects.toMatchObject(REFUSED)
    expect(await reached(victim, token(victim))).toBe(1n)
    for (const change of [
      `expires_at = now() + interval '300 days'`,
      'second_factor = true',
      `person_id = '${person}'`,
    ])
      await expect(forge(victim, `update access_token set ${change} where true`)).rejects.toMatchObject(REFUSED)
    expect(await reached(person, `delete from access_token where person_id = '${victim}'`)).toBe(1n)
  })

  test('gives an administrator no link into a colleague’s account', async () => {
    const { person, body } = await acting('commune', 'administrator')
    const colleague = await people.person()
    await people.mandate({ person: colleague, body, role: 'guichet' })
    for (const purpose of ['reset', 'invitation'])
      await expect(
        forge(
          person,
          `insert into pending_proof (hash, purpose, person_id, created_at, expires_at)
            values ('\\x${randomUUID().replaceAll('-', '')}', '${purpose}', '${colleague}', now(), now() + interval '1 day')`,
        ),
      ).rejects.toMatchObject(REFUSED)
  })

  test('writes nobody’s account as confirmed, with a factor, or of the demonstration', async () => {
    const person = await people.person()
    const writing = (column: string, value: string, id = randomUUID()) => `
      with whom as (insert into person (id, given_name, family_name, created_at) values ('${id}', 'A', 'B', now()))
      insert into account (person_id, email, ${column}) values ('${id}', '${id}@example.ma', ${value})`
    for (const [column, value] of [
      ['email_confirmed_at', 'now()'],
      ['demonstration', 'true'],
      ['password_hash', `'x'`],
    ] as const)
      await expect(forge(person, writing(column, value))).rejects.toMatchObject(REFUSED)
    expect(await reached(person, writing('signed_in_at', 'null'))).toBe(1n)
  })

  test('changes no profession under the confirmation it was given', async () => {
    const person = await people.person()
    await sql`update person set profession = 'architect', professional_number = '1', profession_confirmed_at = now()
      where id = ${person}::uuid`.execute(database.db)
    const change = (more: string) => `update person set professional_number = '2'${more} where id = '${person}'`
    await expect(forge(person, change(''))).rejects.toMatchObject(REFUSED)
    expect(await reached(person, change(', profession_confirmed_at = null'))).toBe(1n)
  })

  test('holds no account but the actor’s own', async () => {
    const [person, other] = [await people.person(), await people.person()]
    await forge(person, `select hold_account('${other}', 'x', now()), hold_account('${person}', 'x', now())`)
    const { rows } = await sql<{ state: string }>`select state from account
      where person_id in (${other}::uuid, ${person}::uuid) order by state`.execute(database.db)
    expect(rows.map(({ state }) => state)).toEqual(['active', 'held'])
  })

  test('approves or refuses an export, and makes nothing else of it', async () => {
    const { person, body } = await acting('province', 'administrator')
    const id = randomUUID()
    const asked = {
      kind: 'dossiers',
      filter: '{}',
      asked_by: await people.person(),
      body_id: body,
      asked_at: new Date(),
    }
    await database.db
      .insertInto('export_request')
      .values({ id, ...asked, reason: 'Rapport annuel', state: 'to_approve' })
      .execute()
    const deciding = (state: string) =>
      `update export_request set state = '${state}', decided_by = '${person}' where id = '${id}'`
    await expect(forge(person, deciding('ready'))).rejects.toMatchObject(REFUSED)
    expect(await reached(person, deciding('approved'))).toBe(1n)
  })

  test('files or moves no dossier by hand', async () => {
    const person = await people.person()
    for (const column of [`state = 'filed'`, `commune_code = '09.001.01.01'`, `created_by = '${person}'`])
      await expect(forge(person, `update dossier set ${column}`)).rejects.toMatchObject(REFUSED)
  })

  test('shows the contents of a dossier to whoever sees it, and nothing through another that holds the same', async () => {
    const [mine, other] = [await people.person(), await people.person()]
    const dossiers = new Dossiers(database.db)
    const [own, foreign] = [await dossiers.of(mine), await dossiers.of(other)]
    const sha256 = 'ab'.repeat(32)
    await sql`insert into blob (sha256, bytes, media_type, stored_at) values (${sha256}, 12, 'application/pdf', now())`.execute(
      database.db,
    )
    for (const [dossier, by] of [[own, mine] as const, [foreign, other] as const])
      await sql`insert into document (id, dossier_id, sha256, file_name, deposited_by, deposited_at)
        values (${randomUUID()}, ${dossier}, ${sha256}, 'plan.pdf', ${by}, now())`.execute(database.db)
    const seen = async (dossier: string) =>
      (await forge(mine, `select sha256, bytes from contents_of('${dossier}')`)).rows
    expect(await seen(own)).toEqual([{ sha256, bytes: 12 }])
    expect(await seen(foreign)).toEqual([])
  })

  test('has the deadlines of a dossier counted by whoever made its last move alone', async () => {
    const owner = await people.person()
    const id = await new Dossiers(database.db).filed(owner, '061410141-2026-990001')
    const stage = { stage: 'total', holder: 'guichet', from_day: '2026-11-20', assumed: false, due_day: '2027-01-01' }
    const kept = { ...stage, days: 42, unit: 'calendar', days_left: 42, skipped: [], rule: {}, met_day: null }
    const counting = `select keep_deadlines('${id}', '${JSON.stringify([kept])}')`
    await expect(forge(await people.person(), counting)).rejects.toMatchObject(REFUSED)
    const { person: president } = await acting('commune', 'president')
    await expect(forge(president, counting)).rejects.toMatchObject(REFUSED)
    // As in the private cluster, where the role has a login of its own and takes none.
    const signedIn = openAs('rokhas_application', { url: database.url, ownLogins: true }, { max: 1 })
    await expect(sql.raw(counting).execute(signedIn)).rejects.toMatchObject(REFUSED)
    await signedIn.destroy()
    await forge(owner, counting)
    const { rows } = await sql`select due_day from dossier_deadline where dossier_id = ${id}`.execute(database.db)
    expect(rows).toEqual([{ due_day: '2027-01-01' }])
  })
})
