import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '../../../api/clock.ts'
import { readConfig } from '../../../api/config.ts'
import { HOLDERS, STEPS } from '../../../api/contract/procedures/steps.ts'
import { possibleFrom, stepAfter } from '../../../api/contract/procedures/transitions.ts'
import { timeInHand, turnsOf } from '../../../api/deadlines/turns.ts'
import { verifyJournal } from '../../../api/journal/verify.ts'
import { build } from '../../../api/setup/demonstration/build.ts'
import { reset } from '../../../api/setup/demonstration/reset.ts'
import { onStage } from '../../../api/setup/demonstration/stage.ts'
import { stepsOf } from '../../../seeds/demonstration/lives/course.ts'
import { planLives } from '../../../seeds/demonstration/lives/plan.ts'
import { CATALOGUE } from '../../../seeds/procedures/catalogue.ts'
import { HOLIDAYS } from '../../../seeds/procedures/holidays/holidays.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { deadlinesAmiss } from '../../build/keptDeadlines.ts'

const LIVES = 150
const NOW = new Date('2026-11-24T09:00:00Z')
const TODAY = '2026-11-24'
/** The morning of that day in Morocco, an hour ahead of UTC. */
const UNTIL = new Date('2026-11-23T23:00:00Z')
const CODES = [...new Set(CATALOGUE.map(({ definition }) => definition.code))]

describe('the plan of lives', () => {
  const lives = planLives({ lives: 5000, until: UNTIL })

  test('is the same twice, and a shorter one is its beginning', () => {
    expect(planLives({ lives: LIVES, until: UNTIL })).toEqual(lives.slice(0, LIVES))
  })

  test('shows every procedure at every kind of step in its first lives, and each at each of its own in the whole', () => {
    const first = lives.slice(0, LIVES)
    expect(new Set(first.map(({ procedure }) => procedure)).size).toBe(CODES.length)
    expect(endsOf(first)).toEqual(new Set(STEPS))
    // A draft that nothing was said of yet has no procedure.
    const said = lives.filter(({ preparedAt }) => preparedAt !== null)
    const unseen = CODES.flatMap((code) => {
      const ends = endsOf(said.filter(({ procedure }) => procedure === code))
      return stepsOf(definitionOf(code))
        .filter((step) => !ends.has(step))
        .map((step) => `${code} ${step}`)
    })
    expect(unseen).toEqual([])
    expect(CODES.flatMap((code) => stepsOf(definitionOf(code))).length).toBeGreaterThan(400)
  })

  test('makes only moves that the flow of the procedure has, one after the other, and all before its end', () => {
    for (const { procedure, preparedAt, moves } of lives) {
      const flow = flowOf(procedure)
      let step: (typeof STEPS)[number] = 'draft'
      let at = preparedAt
      for (const move of moves) {
        expect(possibleFrom(flow, step)).toContain(move.transition)
        step = stepAfter(flow, step, move.transition) ?? step
        expect(move.at.getTime()).toBeGreaterThan(at?.getTime() ?? Number.POSITIVE_INFINITY)
        at = move.at
        expect(move.at.getTime()).toBeLessThan(UNTIL.getTime())
      }
    }
  })

  test('has officials at work on worked days only', () => {
    const days = new Set(HOLIDAYS.map(({ day }) => day))
    const idle = lives
      .flatMap(({ leader, moves }) => moves.filter(({ by }) => by !== leader))
      .filter(({ transition }) => !['open_works', 'record_lapse', 'archive', 'settle'].includes(transition))
      .filter(({ at }) => at.getUTCDay() % 6 === 0 || days.has(at.toISOString().slice(0, 10)))
    expect(idle).toEqual([])
  })

  test('spans thirty-six months, takes twice as long in one town as in another, and asks and answers as it should', () => {
    const opened = lives.map(({ openedAt }) => openedAt.getTime()).toSorted((a, b) => a - b)
    expect(opened.filter((at) => at < Date.parse('2023-12-01')).length).toBeGreaterThan(40)
    const long = (commune: string) => median(lives.filter((life) => life.commune === commune).flatMap(daysToSign))
    expect(long('11.321.01.03') / long('09.001.01.01')).toBeGreaterThan(1.5)
    const made = (transition: string) =>
      lives.filter(({ moves }) => moves.some((move) => move.transition === transition)).length
    for (const transition of [
      'refuse_admission',
      'ask_complement',
      'give_complement',
      'refuse',
      'withdraw',
      'record_lapse',
      'attest_silence',
      'extend',
    ])
      expect(made(transition), transition).toBeGreaterThan(20)
    const again = lives.filter(({ moves }) => moves.filter(({ transition }) => transition === 'file').length > 1)
    expect(again.length).toBeGreaterThan(50)
  })
})

describe('what goes on from something', () => {
  const lives = planLives({ lives: 5000, until: UNTIL })
  const ranked = new Map(lives.map((life) => [life.rank, life]))
  const former = ({ follows }: Planned[number]) => (follows === null ? undefined : ranked.get(follows))
  const deliveredAt = (life: Planned[number]) =>
    life.moves.find(({ transition }) => transition === 'sign' || transition === 'attest_silence')?.at

  test('goes on, on the same parcel and for the same owner, from what its procedure names and was delivered before', () => {
    const linked = lives.filter((life) => former(life))
    expect(linked.length).toBeGreaterThan(500)
    for (const life of linked) {
      const before = former(life)
      expect(definitionOf(life.procedure).follows?.procedures).toContain(before?.procedure)
      const { commune, parcel, owner } = life
      expect({ commune, parcel, owner }).toEqual({
        commune: before?.commune,
        parcel: before?.parcel,
        owner: before?.owner,
      })
      expect(before && deliveredAt(before)?.getTime()).toBeLessThan(life.openedAt.getTime())
    }
  })

  test('makes the chains people know, each goes on once in a kind, and a last reception waits for its year', () => {
    const chain = (life: Planned[number]): string => {
      const before = former(life)
      return before ? `${chain(before)} ${life.procedure}` : life.procedure
    }
    const chains = new Set(lives.map(chain))
    for (const known of [
      'construire modificatif habiter',
      'construire conformite',
      'lotir reception_provisoire reception_definitive',
      'demolition construire',
    ])
      expect(chains, known).toContain(known)
    const root = (life: Planned[number]): number => {
      const before = former(life)
      return before ? root(before) : life.rank
    }
    const kinds = lives.flatMap((life) => (life.follows === null ? [] : [`${life.procedure} ${root(life)}`]))
    expect(new Set(kinds).size).toBe(kinds.length)
    const elsewhere = lives.filter((life) => former(life)?.building && life.building !== former(life)?.building)
    expect(elsewhere).toEqual([])
    for (const life of lives.filter(({ procedure, follows }) => procedure === 'reception_definitive' && follows)) {
      const before = former(life)
      const year = new Date((before && deliveredAt(before)) ?? Number.NaN)
      year.setUTCFullYear(year.getUTCFullYear() + 1)
      expect(life.openedAt.getTime()).toBeGreaterThan(year.getTime())
    }
  })
})

type Numbered = { readonly year: string; readonly number: string; readonly built: boolean }
type Planned = ReturnType<typeof planLives>

function definitionOf(code: string) {
  const found = CATALOGUE.find(({ definition }) => definition.code === code)
  if (!found) throw new Error(`no procedure ${code}`)
  return found.definition
}

const flowOf = (code: string) => definitionOf(code).flow

const endsOf = (lives: Planned) =>
  new Set(
    lives.map(({ procedure, moves }) =>
      moves.reduce<(typeof STEPS)[number]>(
        (step, { transition }) => stepAfter(flowOf(procedure), step, transition) ?? step,
        'draft',
      ),
    ),
  )

function daysToSign({ procedure, moves }: Planned[number]): number[] {
  if (flowOf(procedure) !== 'commission') return []
  const [filed, signed] = ['file', 'sign'].map((one) =>
    moves.find(({ transition }) => transition === one)?.at.getTime(),
  )
  return filed && signed ? [(signed - filed) / 86_400_000] : []
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

describe(`a country of ${LIVES} dossiers, played through the product's own commands`, () => {
  let database: TestDatabase
  const folder = mkdtempSync(`${tmpdir()}/rokhas-lives-`)
  const config = readConfig({ ROKHAS_DATA: folder })
  const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(database.db)).rows
  const built = (onAct?: () => void) =>
    onStage(database.url, config, (stage) =>
      build(stage, { lives: LIVES, now: NOW, today: TODAY, ...(onAct && { onAct }) }),
    )

  beforeAll(async () => {
    database = await testDatabase({ demonstration: true })
    let acts = 0
    const interrupted = built(() => {
      acts += 1
      if (acts === 180) throw new Error('somebody pressed Ctrl-C')
    })
    await expect(interrupted).rejects.toThrow('Ctrl-C')
    await built()
  }, 300_000)
  afterAll(async () => {
    await database.close()
    rmSync(folder, { recursive: true })
  })

  test('has every procedure and every step, beside the dossiers of the cast', async () => {
    const found = await rows(sql<{ step: string; code: string | null }>`
      select d.step, v.code from dossier d left join procedure_version v on v.id = d.procedure_version_id`)
    expect(found).toHaveLength(LIVES + 30)
    expect(new Set(found.map(({ step }) => step))).toEqual(new Set(STEPS))
    expect(new Set(found.flatMap(({ code }) => code ?? []))).toEqual(new Set(CODES))
  })

  test('has gone by the versions in force on the days of filing', async () => {
    const strays = await rows(sql`
      select d.number from dossier d join procedure_version v on v.id = d.procedure_version_id
      join lateral (select e.day from dossier_event e where e.dossier_id = d.id and e.event = 'file' order by e.move limit 1) f on true
      where not daterange(v.valid_from, v.valid_to, '[]') @> f.day`)
    expect(strays).toEqual([])
  })

  test('numbers the filings of a commune and a year one after the other, in the order they were filed', async () => {
    const found = await rows(sql<Numbered>`
      select d.commune_code || split_part(d.number, '-', 2) as year, d.number, d.created_by not in (select person_id from account) as built
      from dossier d where d.number is not null order by d.filed_at`)
    expect(found.length).toBeGreaterThan(100)
    for (const ofYear of Object.values(Object.groupBy(found, ({ year }) => year))) {
      const ranks = (ofYear ?? []).map(({ number, built }) => ({ rank: Number(number.split('-')[2]), built }))
      expect(ranks.map(({ rank }) => rank).toSorted((a, b) => a - b)).toEqual(ranks.map((_, index) => index + 1))
      // The dossiers of the cast were there before, whatever the days they were filed on.
      const inOrder = ranks.filter(({ built }) => built).map(({ rank }) => rank)
      expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b))
    }
  })

  test('was done by whoever may, each under a mandate of theirs or as one who takes part', async () => {
    const [strays] = await rows(sql<{ count: number }>`
      select count(*) as count from dossier_event e where e.mandate_id is null and e.event not in
        ('file', 'give_complement', 'file_modified', 'withdraw', 'open_works', 'declare_completion')`)
    expect(strays?.count).toBe(0)
  })

  test('was asked complements item by item, each answered before it was given back', async () => {
    const [found] = await rows(sql<{ asked: number; open: number }>`
      select count(*) as asked, count(*) filter (where d.step in ('consulted', 'filed') and not exists (
        select from complement_answer a where a.item_id = i.id)) as open
      from complement_item i join dossier d on d.id = i.dossier_id`)
    expect(found?.asked).toBeGreaterThan(10)
    expect(found?.open).toBe(0)
  })

  test('has the links and the extensions of its lives', async () => {
    const played = planLives({ lives: LIVES, until: UNTIL })
    const [found] = await rows(sql<{ linked: number; extended: number }>`
      select (select count(*) from dossier where follows is not null) as linked,
        (select count(*) from dossier_event where event = 'extend' and (reason -> 'extension' ->> 'days')::integer > 0) as extended`)
    const linked = played.filter(({ follows }) => follows !== null).length
    const extended = played.filter(({ moves }) => moves.some(({ transition }) => transition === 'extend')).length
    expect(Math.min(linked, extended)).toBeGreaterThan(0)
    expect(found).toEqual({ linked, extended })
  })

  test('has the last days the clock gives', async () => {
    expect(await deadlinesAmiss(database.db)).toEqual([])
  })

  test('shares out all the time since filing among those who held each dossier', async () => {
    const found = await rows(sql<{ events: { at: string; step: (typeof STEPS)[number] }[] }>`
      select json_agg(json_build_object('at', at, 'step', step) order by move) as events from dossier_event group by dossier_id`)
    for (const { events } of found) {
      const standings = events.map(({ at, step }) => ({ at: new Date(at), step, silent: [] }))
      const shares = timeInHand(turnsOf(standings, NOW))
      expect(shares.every(({ holder }) => HOLDERS.includes(holder))).toBe(true)
      expect(shares.reduce((sum, { ms }) => sum + ms, 0)).toBe(NOW.getTime() - (standings[0]?.at.getTime() ?? 0))
    }
  })

  test('keeps days of events that are those of their instants in Morocco', async () => {
    const events = await rows(sql<{ at: Date; day: string }>`select at, day from dossier_event`)
    expect(events.filter(({ at, day }) => dayOf(at) !== day)).toEqual([])
  })

  test('has a journal that verifies, with nothing waiting for its seal', async () => {
    const { fault, waiting, sealed } = await verifyJournal(database.db)
    expect({ fault, waiting }).toEqual({ fault: null, waiting: 0 })
    expect(sealed).toBeGreaterThan(1500)
  })

  test('was built once, though it was interrupted: again adds nothing', async () => {
    const counts = () =>
      rows(sql`select (select count(*) from dossier) as dossiers, (select count(*) from dossier_event) as events,
        (select count(*) from document) as documents, (select count(*) from journal_event) as journal,
        (select count(*) from person) as people, (select count(*) from conformity_report) as reports`)
    const before = await counts()
    expect((await built()).acts).toBe(0)
    expect(await counts()).toEqual(before)
  })

  test('goes with reset, whole, and nothing else does', async () => {
    expect(await onStage(database.url, config, (stage) => reset(stage, NOW))).toBe(LIVES)
    const [left] = await rows(sql`select (select count(*) from dossier) as dossiers,
      (select count(*) from dossier where number is not null) as numbered, (select sum(last) from dossier_number) as numbers,
      (select count(*) from conformity_report) as reports,
      (select count(*) from person where id not in (select person_id from account)) as residents`)
    expect(left).toEqual({ dossiers: 30, numbered: 24, numbers: 24, reports: 30, residents: 0 })
    expect((await verifyJournal(database.db)).fault).toBeNull()
    await expect(sql`update dossier_event set day = day + 1`.execute(database.db)).rejects.toThrow(
      'the journal is only ever added to',
    )
  })
})
