import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { STEPS } from '../../../api/contract/procedures/steps.ts'
import { QUEUE_SORTS, type QueuedDossier, type QueueMap, URGENCIES } from '../../../api/contract/queue.ts'
import { asking } from '../../build/asking.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { QueuedDossiers } from '../../build/queued.ts'
import { type TestServer, testServer } from '../../build/server.ts'

type Queue = { dossiers: QueuedDossier[]; next: string | null; counts: Record<string, number> }
const COMMUNES = ['06.141.01.41', '06.141.01.01', '09.001.01.01']
const COUNTRY = 'west=-18&south=20&east=0&north=37'

let database: TestDatabase
let server: TestServer
let guichet: Awaited<ReturnType<People['acting']>>
let labels: string[]
const withSite = new Set<string>()
const ask = asking(() => server)
const read = async <T>(path: string) => (await ask<T>('GET', path, { headers: guichet.headers })).answer

/** Always the same dossiers, unlike each other in everything a filter asks. */
async function fill(people: People) {
  const queued = new QueuedDossiers(database.db, await people.person())
  const steps = ['filed', 'consulted', 'completing', 'opined', 'to_sign', 'granted', 'archived', 'refused'] as const
  const dues = ['2026-11-02', '2026-11-24', '2026-11-26', '2026-12-20', null]
  const ids: string[] = []
  for (let i = 0; i < 90; i++) {
    const site = i % 3 === 0 ? null : ([300_000 + i * 37, 330_000 + i * 53] as const)
    const id = await queued.add({
      ...{
        commune: COMMUNES[i % 7 === 0 ? 2 : i % 2],
        step: steps[i % steps.length],
        due: dues[i % dues.length] ?? null,
      },
      ...{ code: i % 4 === 0 ? 'construire' : 'refection', track: ([null, 'gp', 'pp'] as const)[i % 3] ?? null },
      ...{
        title: i % 5 === 0 ? 'Réfection de façade' : 'Immeuble',
        filedAt: `2026-${i % 2 ? 10 : 11}-${10 + (i % 9)}T09:00:00Z`,
      },
      site,
    })
    ids.push(id)
    if (site) withSite.add(id)
  }
  return ids
}

beforeAll(async () => {
  database = await testDatabase()
  server = await testServer(database)
  const people = new People(database.db)
  const ids = await fill(people)
  guichet = await people.acting('province', 'guichet', ['06.141'])
  const { headers, body: bodyId, person } = guichet
  labels = []
  for (const [nth, nameFr] of ['Urgent', 'À revoir'].entries()) {
    const body = { bodyId, nameFr, nameAr: 'علامة', colour: 'blue' }
    const { answer } = await ask<{ id: string }>('POST', '/api/queue/labels', { headers, body })
    labels.push(answer.id)
    const borne = ids.filter((_, i) => i % (3 + nth) === 0).map((id) => ({ id, seen: 0 }))
    const act = { kind: 'label', labelId: answer.id, on: true }
    await ask('POST', '/api/queue/bulk', { headers, body: { dossiers: borne, act } })
  }
  const mine = ids.filter((_, i) => i % 4 === 1).map((id) => ({ id, seen: 0 }))
  const act = { kind: 'assign', bodyId, personId: person }
  await ask('POST', '/api/queue/bulk', { headers, body: { dossiers: mine, act } })
}, 60_000)

afterAll(async () => {
  await server.close()
  await database.close()
})

async function everyPage(query: string): Promise<QueuedDossier[]> {
  const all: QueuedDossier[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Queue = await read(
      `/api/queue?limit=7&${query}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
    )
    all.push(...page.dossiers)
    cursor = page.next
  }
  return all
}

const some = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 3 })
const filters = fc.record({
  ...{ scope: some('open', 'closed', 'all'), urgency: some(...URGENCIES), step: some(...STEPS.slice(1, 16)) },
  ...{
    procedure: some('refection', 'construire'),
    track: some('gp', 'pp'),
    q: some('immeuble', 'façade', 'عين', 'refection facade'),
  },
  ...{ holder: some('guichet', 'president', 'members', 'nobody'), assigned: some('me', 'nobody') },
  ...{
    label: fc.option(fc.nat(1), { nil: undefined, freq: 4 }),
    commune: some('06.141.01.41', '06.141.01.0', '09.001.01.01'),
  },
  ...{ from: some('2026-10-14', '2026-11-12'), to: some('2026-11-15'), sort: some(...QUEUE_SORTS) },
})

const queryOf = ({ label, ...filter }: Record<string, unknown> & { label?: number | undefined }) => {
  const given = Object.entries(filter).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  if (label !== undefined) given.push(['label', labels[label] ?? ''])
  return new URLSearchParams(given).toString()
}
const without = (query: string, name: string) => {
  const search = new URLSearchParams(query)
  search.delete(name)
  return search.toString()
}

describe('A filter of the desk', () => {
  test('says the same set on the list, in the counts and on the map, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const query = queryOf(filter)
        const listed = await everyPage(query)
        const ids = listed.map(({ id }) => id).sort()
        expect(new Set(ids).size).toBe(ids.length)
        const { counts } = await read<Queue>(`/api/queue?limit=1&${query}`)
        const whole = await everyPage(without(query, 'urgency'))
        for (const urgency of URGENCIES)
          expect(counts[urgency]).toBe(whole.filter((dossier) => dossier.urgency === urgency).length)
        const map = await read<QueueMap>(`/api/queue/map?${COUNTRY}&zoom=6&${without(query, 'sort')}`)
        expect(map.sites.map(({ id }) => id).sort()).toEqual(ids.filter((id) => withSite.has(id)))
        expect(map.total).toBe(map.sites.length)
        expect(
          listed
            .filter(({ at }) => at !== null)
            .map(({ id }) => id)
            .sort(),
        ).toEqual(ids.filter((id) => withSite.has(id)))
      }),
      { numRuns: 40 },
    )
  }, 120_000)

  test('keeps its set in every order, each going one way', async () => {
    const keys = {
      due: ({ due }: QueuedDossier) => due ?? '9999',
      filed: ({ filedAt }: QueuedDossier) => filedAt,
      filedDown: ({ filedAt }: QueuedDossier) => filedAt,
      since: ({ since }: QueuedDossier) => since,
    }
    const [first] = await Promise.all([everyPage('scope=all')])
    expect(first.length).toBeGreaterThan(60)
    for (const sort of QUEUE_SORTS) {
      const sorted = await everyPage(`scope=all&sort=${sort}`)
      const said = sorted.map(keys[sort])
      expect(said).toEqual(sort === 'filedDown' ? said.toSorted().reverse() : said.toSorted())
      expect(sorted.map(({ id }) => id).sort()).toEqual(first.map(({ id }) => id).sort())
    }
  })

  test('lets no clock run for what is decided', async () => {
    const closed = await everyPage('scope=closed')
    expect(closed.length).toBeGreaterThan(20)
    expect(closed.every(({ due, urgency, stage }) => due === null && urgency === 'standing' && stage === null)).toBe(
      true,
    )
  })

  test('is refused, and its fault named, when it is none', async () => {
    for (const [field, value] of [
      ...[
        ['scope', 'x'],
        ['label', 'x'],
        ['assigned', 'you'],
        ['from', '2026-02-30'],
        ['commune', "06'--"],
        ['sort', 'size'],
      ],
      ['cursor', `2026-11-24T00:00:00Z'_${labels[0]}`],
    ] as const)
      expect(
        await ask('GET', `/api/queue?${field}=${encodeURIComponent(value ?? '')}`, { headers: guichet.headers }),
      ).toMatchObject({
        ...{ status: 422, answer: { field } },
      })
  })
})
