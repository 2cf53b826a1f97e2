import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { type BodyKind, isOfficial, type Role } from '../../api/contract/policy/roles.ts'
import type { Database } from '../../api/db/tables.ts'
import { newToken, SESSION_COOKIE, tokenHash } from '../../api/identity/sessionCookie.ts'

const NOW = new Date('2026-11-24T08:00:00Z')
const HOUR_MS = 3_600_000

type MandateGiven = {
  readonly person: string
  readonly body: string
  readonly role: Role
  readonly from?: string
  readonly to?: string
  readonly territory?: string[]
  readonly delegatedFrom?: string
}

/** Writes people, bodies, mandates and sessions straight into a test's database, as its owner. */
export class People {
  private readonly db: Kysely<Database>

  constructor(db: Kysely<Database>) {
    this.db = db
  }

  async person({
    givenName = 'Amina',
    familyName = 'Tazi',
    email = `${randomUUID()}@example.ma`,
  } = {}): Promise<string> {
    const id = randomUUID()
    const name = { given_name: givenName, family_name: familyName }
    await this.db
      .insertInto('person')
      .values({ id, ...name, created_at: NOW })
      .execute()
    await this.db.insertInto('account').values({ person_id: id, email, email_confirmed_at: NOW }).execute()
    return id
  }

  async body(kind: BodyKind, territories: readonly string[] = []): Promise<string> {
    const id = randomUUID()
    const names = { name_fr: `Organisme ${id.slice(0, 8)}`, name_ar: `هيئة ${id.slice(0, 8)}` }
    await this.db
      .insertInto('body')
      .values({ id, kind, ...names, valid_from: '2020-01-01' })
      .execute()
    for (const territory of territories)
      await this.db.insertInto('body_territory').values({ body_id: id, territory, valid_from: '2020-01-01' }).execute()
    return id
  }

  async mandate({
    person,
    body,
    role,
    from = '2025-01-01',
    to,
    territory,
    delegatedFrom,
  }: MandateGiven): Promise<string> {
    const id = randomUUID()
    await this.db
      .insertInto('mandate')
      .values({
        id,
        person_id: person,
        body_id: body,
        role,
        reason: delegatedFrom ? 'delegation' : 'appointment',
        territory: territory ?? null,
        valid_from: from,
        valid_to: to ?? null,
        delegated_from: delegatedFrom ?? null,
        created_at: NOW,
      })
      .execute()
    return id
  }

  /** A person with one mandate in a body of their own, and the header that signs them in. */
  async acting(kind: BodyKind, role: Role, territories: readonly string[] = []) {
    const person = await this.person()
    const body = await this.body(kind, territories)
    const mandate = await this.mandate({ person, body, role })
    return { person, body, mandate, headers: await this.signIn(person, { secondFactor: isOfficial(kind) }) }
  }

  /** The headers of a session opened for a person, as a browser would send them; on the day of the tests, unless now is said. */
  async signIn(person: string, { secondFactor = false, now = NOW } = {}): Promise<{ cookie: string }> {
    const token = newToken()
    await this.db
      .insertInto('session')
      .values({
        id: randomUUID(),
        token_hash: tokenHash(token),
        person_id: person,
        method: 'password',
        second_factor_at: secondFactor ? now : null,
        device: 'Essai',
        created_at: now,
        last_seen_at: new Date(now.getTime() + HOUR_MS),
        ends_at: new Date(now.getTime() + 12 * HOUR_MS),
      })
      .execute()
    return { cookie: `${SESSION_COOKIE}=${token}` }
  }
}
