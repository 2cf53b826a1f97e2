import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RecheckedPageAnswer, RecheckReadAnswer } from '../../../../api/contract/plans/rechecks.ts'
import { openDatabase } from '../../../../api/db/database.ts'
import { touchedQuery } from '../../../../api/plans/rechecking/findTouched.ts'
import { planVersion } from '../../../build/planVersions.ts'
import { AIN_CHOCK, RecheckDesk } from '../../../build/recheckDesk.ts'

let desk: RecheckDesk

beforeAll(async () => {
  desk = await RecheckDesk.open()
})
afterAll(() => desk.close())

describe('the work', () => {
  test('killed in the middle goes on where it was, and checks no dossier twice', { timeout: 60_000 }, async () => {
    const { ids, version } = await desk.changedPlan('RV5', 327_200, 12)
    const id = await desk.start({ cause: 'plan_version', ids: [version] })
    const script = fileURLToPath(new URL('../../../build/recheckProcess.ts', import.meta.url))
    // Held at its fifth dossier, so that it dies in the middle of one on any machine.
    const [, , , , fifth = ''] = [...ids].sort()
    const held = openDatabase(desk.database.url, { max: 1 })
    const child = await held.transaction().execute(async (transaction) => {
      await sql`select from dossier where id = ${fifth}::uuid for no key update`.execute(transaction)
      const started = spawn(process.execPath, [script, desk.database.url, id], { stdio: 'ignore' })
      const done = async () => (await progress(id)).done
      while ((await done()) < 4) await pause(20)
      started.kill('SIGKILL')
      await once(started, 'exit')
      return started
    })
    await held.destroy()
    expect(child.signalCode).toBe('SIGKILL')
    expect(await progress(id)).toEqual({ state: 'running', total: 12, done: 4 })
    await expect
      .poll(
        () =>
          desk.run(id).then(
            () => progress(id),
            () => null,
          ),
        { timeout: 20_000 },
      )
      .toEqual({
        ...{ state: 'done', total: 12, done: 12 },
      })
    const { rows } = await sql<{ reports: number }>`select count(*)::integer as reports from dossier_report
      where dossier_id = any (${[...ids]}::uuid[]) group by dossier_id`.execute(desk.db)
    expect(rows).toEqual(Array.from({ length: 12 }, () => ({ reports: 2 })))
  })

  test('goes on past a dossier that cannot be read, and says that it has no new report', async () => {
    const { ids, version } = await desk.changedPlan('RV9', 328_400, 3)
    const [broken = ''] = [...ids].sort()
    await sql`update dossier set project = '{"heightM": "haut"}' where id = ${broken}::uuid`.execute(desk.db)
    const id = await desk.start({ cause: 'plan_version', ids: [version] })
    await desk.run(id)
    expect(await progress(id)).toEqual({ state: 'done', total: 3, done: 3 })
    const { answer } = await desk.ask<RecheckedPageAnswer>('GET', `/api/rechecks/${id}/dossiers?only=all`, {
      headers: desk.examiner.headers,
    })
    const states = new Map(answer.dossiers.map((one) => [one.dossierId, [one.state, one.refusal]]))
    expect(states.get(broken)).toEqual(['refused', 'FAILED'])
    expect([...states.values()].filter(([state]) => state === 'checked')).toHaveLength(2)
  })

  test('finds the dossiers by the spatial index of their legal zone', async () => {
    const { version } = await desk.changedPlan('RV6', 327_500, 1)
    const id = await desk.start({ cause: 'plan_version', ids: [version] })
    await sql`insert into dossier (id, title, state, commune_code, created_by, created_at, territory)
      select gen_random_uuid(), 'Loin', 'filed', ${AIN_CHOCK}, ${desk.examiner.person}::uuid, now(), '{}'
      from generate_series(1, 1500)`.execute(desk.db)
    await sql`insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
      select d.id, 26191, 'filed', '{}', g, display_3857(g) from (select id, row_number() over () as n from dossier where title = 'Loin') d,
        lateral (select ST_Multi(ST_MakeEnvelope(400000 + n * 40, 400000, 400020 + n * 40, 400020, 26191)) as g) w`.execute(
      desk.db,
    )
    await sql`analyze dossier_site, recheck_area`.execute(desk.db)
    const { rows } = await sql`explain ${touchedQuery({ id, srid: 26191, reachM: 0 })}`.execute(desk.background.work.db)
    expect(JSON.stringify(rows)).toContain('dossier_site_26191_gist')
  })
})

describe('starting it', () => {
  test('holds whoever publishes 1,000 zones for less than a second', async () => {
    const box = [293_000, 325_000, 296_000, 329_900] as const
    const zones = Array.from({ length: 1_000 }, (_, nth) => ({ code: `Z${nth}`, minAreaM2: null }))
    const version = await planVersion(desk.db, { plan: 'RVA', label: '1', approved: '2026-11-20', box, zones })
    const begun = performance.now()
    const id = await desk.start({ cause: 'regulation', ids: [version] })
    expect(performance.now() - begun).toBeLessThan(1_000)
    const { rows } = await sql<{ areas: number; territory: string[] }>`select territory,
      (select count(*)::integer from recheck_area a where a.recheck_id = r.id) as areas from recheck r where id = ${id}::uuid`.execute(
      desk.db,
    )
    expect(rows[0]?.areas).toBe(1_000)
    expect(rows[0]?.territory).toEqual(expect.arrayContaining(['MA', '06', '06.141', AIN_CHOCK]))
  })
})

async function progress(id: string) {
  const { answer } = await desk.ask<RecheckReadAnswer>('GET', `/api/rechecks/${id}`, { headers: desk.examiner.headers })
  const { state, dossiers } = answer.recheck
  return { state, total: dossiers.total, done: dossiers.done }
}
