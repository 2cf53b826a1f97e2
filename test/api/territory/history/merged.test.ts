import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asking } from '../../../build/asking.ts'
import { type CommuneHistory, communeHistory } from '../../../build/communeHistory.ts'
import { type TestServer, testServer } from '../../../build/server.ts'

/** Rural communes of one province: A was merged into B in July, B into C in September; D was renamed, then N taken from it. */
const [A, B, C, D, N] = ['01.051.03.05', '01.051.03.07', '01.051.03.03', '01.051.03.01', '01.051.03.99'] as const

let history: CommuneHistory
let server: TestServer
let of: { readonly decided: string; readonly open: string; readonly onAgenda: string; readonly owner: string }

const ask = asking(() => server)

beforeAll(async () => {
  history = await communeHistory()
  server = await testServer(history)
  const { lives } = history
  const decided = await lives.write({
    commune: A,
    events: [
      ['2026-05-04', 'file', 'filed'],
      ['2026-05-20', 'sign', 'granted'],
    ],
  })
  const open = await lives.write({ commune: A, events: [['2026-06-08', 'file', 'filed']] })
  const onAgenda = await lives.write({ commune: A, events: [['2026-06-09', 'file', 'filed']] })
  await agenda(onAgenda)
  await lives.write({
    commune: C,
    events: [
      ['2026-08-03', 'file', 'filed'],
      ['2026-08-20', 'sign', 'granted'],
    ],
  })
  of = { decided, open, onAgenda, owner: await history.owns(open) }
  await history.enter([
    { kind: 'renamed', commune: D, nameFr: 'Bni Boufrah Jadid', nameAr: 'بني بوفراح الجديد', day: '2026-06-01' },
    { kind: 'merged', commune: A, into: B, day: '2026-07-01' },
    { kind: 'merged', commune: B, into: C, day: '2026-09-01' },
    {
      ...{ kind: 'created', commune: N, from: D, nameFr: 'Oued Essai', nameAr: 'واد التجربة', type: 'rural' },
      ...{ population: 2_000, day: '2026-10-01' },
    },
  ])
  // The open one passed to B, then to C; the one on an agenda waits.
  expect((await history.apply()).dossiers).toBe(2)
})
afterAll(async () => {
  await server.close()
  await history.close()
})

/** On the agenda of a session to come. */
async function agenda(dossier: string): Promise<void> {
  const { db, operator } = history
  await sql`with s as (insert into commission_session (id, unit_code, day, hour, minutes, place, with_room, created_by, created_at)
      values (gen_random_uuid(), ${A}, '2026-12-01', '10:00', 60, 'Salle', false, ${operator}, now()) returning id)
    insert into session_item (id, session_id, dossier_id, rank, added_by, added_at)
    select gen_random_uuid(), id, ${dossier}, 1, ${operator}, now() from s`.execute(db)
}

const communeOf = async (dossier: string) =>
  (
    await sql<{ commune: string }>`select commune_code as commune from dossier where id = ${dossier}`.execute(
      history.db,
    )
  ).rows[0]?.commune

describe('A merged commune', () => {
  test('passes its open dossiers on, to where its successor passed, and tells their owners; what is decided stays', async () => {
    expect(await communeOf(of.open)).toBe(C)
    expect(await communeOf(of.decided)).toBe(A)
    expect(await history.toldOf(of.open)).toEqual([`${of.owner} Bni Gmil`, `${of.owner} Senada`])
    const { rows } = await sql`select person_id = ${history.operator} as "byOperator", detail ->> 'from' as "from",
        detail ->> 'to' as "to"
      from journal_event where action = 'dossier.relocate' and dossier_id = ${of.open} order by 2`.execute(history.db)
    expect(rows).toEqual([
      { byOperator: true, from: A, to: B },
      { byOperator: true, from: B, to: C },
    ])
  })

  test('keeps one on an agenda until it is free', async () => {
    await history.apply()
    expect(await communeOf(of.onAgenda)).toBe(A)
    await sql`update session_item set ended = 'removed', ended_at = now() where dossier_id = ${of.onAgenda}`.execute(
      history.db,
    )
    await history.apply()
    expect(await communeOf(of.onAgenda)).toBe(C)
  })

  test('is read by its successor’s officials, the decided dossiers too', async () => {
    const { db, people } = history
    const { rows } = await sql<{ id: string }>`select id from body where unit_code = ${C} and kind = 'commune'`.execute(
      db,
    )
    const person = await people.person()
    await people.mandate({ person, body: rows[0]?.id ?? '', role: 'guichet' })
    const headers = await people.signIn(person, { secondFactor: true })
    for (const id of [of.decided, of.open])
      expect((await ask('GET', `/api/dossiers/${id}`, { headers })).status).toBe(200)
  })

  test('keeps its figures of before, and passes those of since to its successor, with a note on both', async () => {
    await history.roll()
    const { figure } = history
    expect(await figure(A, '2026-Q2', 'filed')).toEqual({ value: 3, n: 3 })
    expect(await figure(C, '2026-Q2', 'filed')).toEqual({ value: 0, n: 0 })
    expect(await figure(A, '2026-Q3', 'backlog')).toMatchObject({
      n: 0,
      note: 'Réunie à Senada le 01/07/2026 : ses chiffres y passent à partir de ce jour.',
    })
    expect(await figure(C, '2026-Q3', 'backlog')).toEqual({
      value: 2,
      n: 2,
      note: 'Comprend depuis le 01/09/2026 les chiffres de Senada, qui lui a été réunie.',
    })
    expect(await figure(N, '2026-Q2', 'filed')).toMatchObject({
      note: 'Créée le 01/10/2026 : elle n’a pas de chiffres avant.',
    })
    expect(await figure(D, '2026-Q3', 'filed')).toMatchObject({
      note: 'Nommée Bni Boufrah jusqu’au 01/06/2026, Bni Boufrah Jadid depuis.',
    })
  })
})
