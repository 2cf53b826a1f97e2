import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../../api/config.ts'
import { verifyJournal } from '../../../api/journal/verify.ts'
import { buildCountry } from '../../../api/setup/demonstration/country/buildCountry.ts'
import { reset } from '../../../api/setup/demonstration/reset.ts'
import { onStage } from '../../../api/setup/demonstration/stage.ts'
import { quartersUntil } from '../../../seeds/demonstration/history/quarters.ts'
import { registersOf } from '../../../seeds/demonstration/history/register.ts'
import { readCommunes, readRegions } from '../../../seeds/territory/facts.ts'
import { asDay, dayOfNumber } from '../../../spatial/day.ts'
import { type TestDatabase, testDatabase } from '../../build/database.ts'
import { deadlinesAmiss } from '../../build/keptDeadlines.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const TODAY = asDay('2026-11-24')

describe('the registers of the whole country', () => {
  const registers = [...registersOf({ dossiers: 30_000, until: TODAY })]
  const rowsIn = new Map(registers.map(({ communeCode, rows }) => [communeCode, rows]))

  test('are of every region and every arrondissement, and of most kinds of commune', () => {
    expect(registers.reduce((sum, { rows }) => sum + rows, 0)).toBeGreaterThan(25_000)
    expect(new Set(registers.map(({ communeCode }) => communeCode.slice(0, 2))).size).toBe(readRegions().length)
    const arrondissements = readCommunes().filter(({ kind }) => kind === 'arrondissement')
    expect(arrondissements.filter(({ code }) => !rowsIn.has(code))).toEqual([])
    expect(registers.length).toBeGreaterThan(700)
  })

  test('hold hundreds a quarter in the busiest place and a handful in three years in the smallest', () => {
    const counts = [...rowsIn.values()].toSorted((a, b) => b - a)
    expect((counts[0] ?? 0) / 12).toBeGreaterThan(200)
    expect(counts.filter((count) => count <= 8).length).toBeGreaterThan(200)
  })

  test('span twelve whole quarters and the one under way', () => {
    const quarters = quartersUntil(TODAY)
    expect(quarters.map(({ from }) => dayOfNumber(from)).slice(-2)).toEqual(['2026-07-01', '2026-10-01'])
    expect(quarters).toHaveLength(13)
    expect(dayOfNumber(quarters[0]?.from ?? 0)).toBe('2023-10-01')
  })

  test('are the same twice', () => {
    const again = registersOf({ dossiers: 30_000, until: TODAY }).next().value
    expect(again?.bytes.equals(registers[0]?.bytes ?? Buffer.of())).toBe(true)
  })
})

describe('a small country', () => {
  const folder = mkdtempSync(`${tmpdir()}/rokhas-country-`)
  const config = readConfig({ ROKHAS_DATA: folder })
  /** Two arrondissements, a town, and rural communes of three other regions. */
  const CODES = ['01.511.01.03', '01.051.01.05', '02.411.03.05', '08.201.03.03', '06.141.01.41', '11.121.03.01']
  const places = readCommunes().filter(({ code }) => CODES.includes(code))
  let database: TestDatabase

  const build = (onRow?: () => void) =>
    onStage(database.url, config, (stage) =>
      buildCountry(stage, { dossiers: 240, places, now: NOW, today: TODAY, ...(onRow && { onRow }) }),
    )
  const one = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(database.db)).rows[0]

  beforeAll(async () => {
    database = await testDatabase()
    await expect(
      build(() => {
        throw new Error('stopped')
      }),
    ).rejects.toThrow('stopped')
    await build()
  })
  afterAll(async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const counted = () =>
    one(sql`select (select count(*) from dossier) as dossiers, (select count(*) from backlog) as registers,
      (select count(*) from person) as people, (select count(*) from body) as bodies,
      (select count(*) from mandate) as mandates, (select count(*) from backlog_number) as series`)

  test('was brought in whole though it was stopped, by the clerk of each province, and again adds nothing', async () => {
    const before = await counted()
    const { dossiers } = await build()
    expect(await counted()).toEqual(before)
    expect(before).toMatchObject({ dossiers })
    const clerks = await one(sql<{
      amiss: number
      jobs: number
    }>`select count(*) filter (where not (m.person_id = d.created_by
        and b.kind = 'province' and b.unit_code = left(d.commune_code, 6))) as amiss,
      (select count(*) from graphile_worker.jobs where task_identifier = 'backlog.import') as jobs
      from dossier d join mandate m on m.id = d.counter_mandate_id join body b on b.id = m.body_id`)
    expect(clerks).toEqual({ amiss: 0, jobs: 0 })
  })

  test('has every usual ending, still open dossiers and late ones among them', async () => {
    const found = await one(sql<{
      steps: string[]
      open: number
      late: number
    }>`select array_agg(distinct step) as steps,
      (count(*) filter (where state in ('filed', 'examined')))::integer as open,
      (count(*) filter (where state in ('filed', 'examined') and due_day < ${TODAY}::date))::integer as late from dossier`)
    expect(found?.steps).toEqual(expect.arrayContaining(['granted', 'refused', 'withdrawn', 'deemed_granted']))
    expect(found?.open).toBeGreaterThan(found?.late ?? 0)
    expect(found?.late).toBeGreaterThan(0)
  })

  test('has the last days the clock gives, and the total of the law wherever the law has one', async () => {
    expect(await deadlinesAmiss(database.db)).toEqual([])
    const bare = await one(sql`select count(*) as dossiers from dossier d
      where exists (select from procedure_version v, jsonb_array_elements(v.definition -> 'stages') s
        where v.id = d.procedure_version_id and s ->> 'code' = 'total')
      and not exists (select from dossier_deadline x where x.dossier_id = d.id and x.stage = 'total')`)
    expect(bare).toEqual({ dossiers: 0 })
  })

  test('is in the figures as soon as it is built, quarter by quarter', async () => {
    const filed = await one(sql<{ dossiers: number; quarters: number }>`select sum(filed)::integer as dossiers,
      count(distinct quarter) as quarters from performance_cell where procedure_code = '*' and track = '*'`)
    expect(filed).toMatchObject({ dossiers: ((await counted()) as { dossiers: number }).dossiers })
    expect(filed?.quarters).toBeGreaterThanOrEqual(12)
  })

  test('says as soon as it is built how many forecasts were kept', async () => {
    const checks = await one(sql<{ kept: number }>`select count(*)::integer as kept from forecast_check
      where scope = 'country'`)
    expect(checks?.kept).toBeGreaterThan(0)
  })

  test('goes with reset, its owners, its clerks and its registers with it, and nothing else does', async () => {
    const { dossiers = 0 } = ((await counted()) ?? {}) as { dossiers?: number }
    expect(await onStage(database.url, config, (stage) => reset(stage, NOW))).toBe(dossiers)
    expect(await counted()).toEqual({
      ...{ dossiers: 0, registers: 0, people: 0, mandates: 0, series: 0 },
      bodies: (
        await one(sql<{ count: number }>`select count(*) as count from body where source is distinct from 'backlog'`)
      )?.count,
    })
    expect((await verifyJournal(database.db)).fault).toBeNull()
    const figures = sql`select count(*) as cells from performance_cell where filed > 0`
    expect(await one(figures)).toEqual({ cells: 0 })
  })
})
