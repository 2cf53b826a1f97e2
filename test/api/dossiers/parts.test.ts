import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import { PARTS, type Part } from '../../../api/contract/policy/roles.ts'
import { type DraftDesk, draftDesk, type Somebody } from './draftDesk.ts'

let at: DraftDesk

beforeAll(async () => {
  at = await draftDesk()
})

afterAll(() => at.close())

type Headers = Record<string, string>
const whole = async (headers: Headers, id: string) =>
  (await at.ask<DossierAnswer>('GET', `/api/dossiers/${id}`, { headers })).answer
const partOf = async (headers: Headers, id: string, part: Part) =>
  (await whole(headers, id)).participants.find((one) => one.part === part)?.id
const end = (headers: Headers, id: string, participant: string | undefined, workDone = false) =>
  at.ask('DELETE', `/api/dossiers/${id}/participants/${participant}?workDone=${workDone}`, { headers })
const sees = async ({ headers }: Pick<Somebody, 'headers'>, id: string) =>
  (await at.ask('GET', `/api/dossiers/${id}`, { headers })).status === 200

describe('a draft that an architect opens for a client', () => {
  test('is hers as its architect, has no owner yet, and says so before its filing', async () => {
    const architect = await at.somebody('architect')
    const opened = await at.opened(architect.headers, 'designer')
    expect(opened.myParts).toEqual(['designer'])
    const { blockers } = await at.describe(architect.headers, opened.id)
    expect(blockers.map(({ code }) => code)).toContain('OWNER_MISSING')
  })

  test('names a client without an account, who is invited once by a link and finds the dossier behind it', async () => {
    const architect = await at.somebody('architect')
    const { id } = await at.opened(architect.headers, 'designer')
    const email = `${randomUUID()}@example.ma`
    const named = await at.share(architect.headers, id, {
      ...{ personEmail: email, part: 'owner', givenName: 'Latifa', familyName: 'Bennis' },
      ...{ givenNameAr: 'لطيفة', familyNameAr: 'بنيس' },
    })
    expect(named.answer.participants.find(({ part }) => part === 'owner')).toMatchObject({
      person: { givenName: 'Latifa', familyNameAr: 'بنيس' },
    })
    const sent = at.db.selectFrom('message').select(['kind', 'data']).where('address', '=', email)
    const [message, more] = await sent.execute()
    expect([message?.kind, more]).toEqual(['owner_invited', undefined])
    const { link: address = '' } = (message?.data ?? {}) as { link?: string }
    const link = new URL(address)
    expect(link.pathname).toBe('/compte/invitation')
    const password = 'un cadastre bien tenu 1915'
    const accept = () => at.ask('POST', '/api/accounts/reset/finish', { body: { token: link.hash.slice(1), password } })
    expect((await accept()).status).toBeLessThan(300)
    expect(await accept()).toMatchObject({ answer: { code: 'LINK_UNUSABLE' } })
    const [account] = await at.db.selectFrom('account').select('person_id').where('email', '=', email).execute()
    const headers = await at.people.signIn(account?.person_id ?? '')
    expect((await whole(headers, id)).myParts).toEqual(['owner'])
    const shown = at.db
      .selectFrom('notice')
      .select('data')
      .where('person_id', '=', account?.person_id ?? '')
    expect(JSON.stringify(await shown.execute())).not.toContain(link.hash)
  })

  test('sends another link to a client who never came, and soon makes whoever sends too many wait', async () => {
    const architect = await at.somebody('architect')
    const { id } = await at.opened(architect.headers, 'designer')
    const client = { personEmail: `${randomUUID()}@example.ma`, part: 'owner', givenName: 'Said', familyName: 'Alami' }
    const first = await at.share(architect.headers, id, client)
    expect(first.status).toBe(201)
    // From then on there is an owner, and owners answer for owners.
    expect(await at.share(architect.headers, id, client)).toMatchObject({
      status: 403,
      answer: { code: 'NOT_WITHIN_REACH' },
    })
    const statuses = []
    for (let nth = 0; nth < 6; nth += 1) {
      const other = await at.opened(architect.headers, 'designer')
      statuses.push((await at.share(architect.headers, other.id, client)).status)
    }
    expect(statuses).toEqual([201, 201, 201, 403, 403, 403].map((status) => (status === 403 ? 429 : status)))
  })

  test('invites nobody but an owner, and nobody without a name', async () => {
    const architect = await at.somebody('architect')
    const { id } = await at.opened(architect.headers, 'designer')
    const unknown = { personEmail: `${randomUUID()}@example.ma`, givenName: 'Said', familyName: 'Alami' }
    for (const body of [
      { ...unknown, part: 'engineer' },
      { personEmail: unknown.personEmail, part: 'owner' },
    ])
      expect(await at.share(architect.headers, id, body)).toMatchObject({ answer: { code: 'PARTICIPANT_UNKNOWN' } })
  })
})

describe('whoever leaves', () => {
  test('an architect by herself, sees it no more at once; the owner is told; what she attested lapses', async () => {
    const { id, owner, architect } = await at.building()
    await at.attest(architect.headers, id, 'design')
    expect((await end(architect.headers, id, await partOf(architect.headers, id, 'designer'))).status).toBe(200)
    expect([await sees(architect, id), await sees(owner, id)]).toEqual([false, true])
    expect((await at.noticesOf(owner.person)).at(-1)).toBe('participant_left')
    expect((await at.asked(owner.headers, id, 'design')).given).toMatchObject([{ state: 'left' }])
    const { rows } = await sql<{ action: string }>`select action from journal_event
      where dossier_id = ${id} and person_id = ${architect.person} order by id desc limit 1`.execute(at.db)
    expect(rows).toEqual([{ action: 'dossier.leave' }])
  })

  test('and whose work is said to be done, leaves their attestation standing', async () => {
    const { id, owner, surveyor } = await at.building()
    await at.attest(surveyor.headers, id, 'geometry')
    expect((await end(owner.headers, id, await partOf(owner.headers, id, 'surveyor'), true)).status).toBe(200)
    expect(await at.asked(owner.headers, id, 'geometry')).toMatchObject({ stands: true, given: [{ state: 'stands' }] })
    expect((await at.noticesOf(surveyor.person)).at(-1)).toBe('participant_ended')
    await at.locate(id, 2)
    expect(await at.asked(owner.headers, id, 'geometry')).toMatchObject({ given: [{ state: 'lapsed' }] })
  })

  test('an office lets go of every one of its people', async () => {
    const { id, owner } = await at.building()
    const office = await at.people.acting('engineering_office', 'administrator')
    const colleague = await at.people.person()
    await at.people.mandate({ person: colleague, body: office.body, role: 'employee' })
    const theirs = { headers: await at.people.signIn(colleague) }
    await at.share(owner.headers, id, { bodyId: office.body, part: 'correspondent' })
    expect(await sees(theirs, id)).toBe(true)
    await end(office.headers, id, await partOf(office.headers, id, 'correspondent'))
    expect([await sees(office, id), await sees(theirs, id)]).toEqual([false, false])
  })

  test('is replaced in one act: the new architect is in as the former goes out, who did what stays written', async () => {
    const { id, owner, architect } = await at.building()
    const successor = await at.somebody('architect')
    const leaving = await partOf(owner.headers, id, 'designer')
    const path = `/api/dossiers/${id}/participants/${leaving}/replacement`
    const body = { personEmail: successor.email }
    expect((await at.ask('POST', path, { body })).status).toBe(401)
    expect((await at.ask('POST', path, { headers: (await at.somebody()).headers, body })).status).toBe(404)
    const key = { 'Idempotency-Key': randomUUID() }
    const replace = () => at.ask('POST', path, { headers: { ...owner.headers, ...key }, body })
    expect((await replace()).status).toBe(201)
    expect((await replace()).status).toBe(201)
    expect([await sees(architect, id), await sees(successor, id)]).toEqual([false, true])
    expect((await whole(successor.headers, id)).myParts).toEqual(['designer'])
    const rows = at.db.selectFrom('dossier_participant').select('ended_at').where('dossier_id', '=', id)
    expect(await rows.where('part', '=', 'designer').execute()).toHaveLength(2)
    expect(await at.noticesOf(successor.person)).toEqual(['participant_added'])
    expect((await at.noticesOf(architect.person)).at(-1)).toBe('participant_ended')
  })

  test('is not replaced by themselves, nor a surveyor by anybody but those who lead', async () => {
    const { id, owner, surveyor, engineer } = await at.building()
    const leaving = await partOf(owner.headers, id, 'surveyor')
    const replace = (headers: Headers, personEmail: string) =>
      at.ask('POST', `/api/dossiers/${id}/participants/${leaving}/replacement`, { headers, body: { personEmail } })
    expect(await replace(owner.headers, surveyor.email)).toMatchObject({
      status: 422,
      answer: { field: 'personEmail' },
    })
    expect(await replace(engineer.headers, engineer.email)).toMatchObject({ status: 403 })
  })
})

describe('the owner', () => {
  test('is let go by no architect, who names no second one either', async () => {
    const { id, owner, architect } = await at.building()
    const second = await at.somebody()
    expect(await at.share(architect.headers, id, { personEmail: second.email, part: 'owner' })).toMatchObject({
      status: 403,
    })
    await at.take(owner.headers, id, second, 'owner')
    const owned = await partOf(architect.headers, id, 'owner')
    expect(await end(architect.headers, id, owned)).toMatchObject({ status: 403, answer: { code: 'NOT_WITHIN_REACH' } })
    expect((await end(owner.headers, id, owned)).status).toBe(200)
    expect(await sees(second, id)).toBe(true)
  })

  test('is never the last to go, even for a program that forgets to ask', async () => {
    const { id } = await at.building()
    const forget = sql`update dossier_participant set ended_at = now() where dossier_id = ${id} and part = 'owner'`
    await expect(forget.execute(at.db)).rejects.toMatchObject({ constraint: 'dossier_owner_stays' })
  })

  test('is there and sees the dossier, after any sequence of people named, let go, replaced and gone', async () => {
    const people = await Promise.all(Array.from({ length: 4 }, () => at.somebody('architect')))
    const who = fc.nat(3)
    const step = fc.oneof(
      fc.record({ do: fc.constant('add' as const), who, whom: who, part: fc.constantFrom(...PARTS) }),
      fc.record({ do: fc.constant('end' as const), who, nth: fc.nat(6) }),
      fc.record({ do: fc.constant('replace' as const), who, nth: fc.nat(6), whom: who }),
    )
    const owners = (id: string) =>
      at.db
        .selectFrom('dossier_participant')
        .select('person_id')
        .where('dossier_id', '=', id)
        .where('part', '=', 'owner')
        .where('ended_at', 'is', null)
        .execute()
    const leaders = async (id: string) =>
      (
        await at.db
          .selectFrom('dossier_participant')
          .select('id')
          .where('dossier_id', '=', id)
          .where('part', '=', 'designer')
          .where('ended_at', 'is', null)
          .execute()
      ).length
    let refused = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), fc.boolean(), async (steps, forClient) => {
        const [first] = people
        const { id } = await at.opened(first?.headers ?? {}, forClient ? 'designer' : 'owner')
        let owned = !forClient
        for (const one of steps) {
          const { headers = {}, email = '' } = people[one.who] ?? {}
          const rows = await at.db
            .selectFrom('dossier_participant')
            .select('id')
            .where('dossier_id', '=', id)
            .where('ended_at', 'is', null)
            .orderBy('id')
            .execute()
          const target = 'nth' in one ? rows[one.nth % rows.length]?.id : undefined
          const whom = 'whom' in one ? (people[one.whom]?.email ?? email) : email
          const path = `/api/dossiers/${id}/participants`
          const { status } =
            one.do === 'add'
              ? await at.share(headers, id, { personEmail: whom, part: one.part })
              : one.do === 'end'
                ? await end(headers, id, target)
                : await at.ask('POST', `${path}/${target}/replacement`, { headers, body: { personEmail: whom } })
          expect(status).toBeLessThan(500)
          if (status >= 400) refused += 1
          const now = await owners(id)
          owned ||= now.length > 0
          // Once somebody owns it, somebody always does, and opens it; until then its architect is there.
          if (owned) expect(now.length).toBeGreaterThan(0)
          else expect(await leaders(id)).toBeGreaterThan(0)
          for (const { person_id } of now) {
            const owner = people.find(({ person }) => person === person_id)
            expect(owner && (await sees(owner, id))).toBe(true)
          }
        }
      }),
      { numRuns: 20, endOnFailure: true },
    )
    expect(refused).toBeGreaterThan(0)
  }, 240_000)
})
