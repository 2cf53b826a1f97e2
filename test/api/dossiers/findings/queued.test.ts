import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asActor } from '../../../../api/access/asActor.ts'
import type { Actor } from '../../../../api/contract/policy/decide.ts'
import type { QueuedDossier } from '../../../../api/contract/queue.ts'
import { openDatabase } from '../../../../api/db/database.ts'
import { queuePage } from '../../../../api/dossiers/queue/queries.ts'
import type { Verdict } from '../../../../spatial/conformity/types.ts'
import { AIN_CHOCK } from '../../../build/recheckDesk.ts'
import { testClock } from '../../../build/server.ts'
import { FindingsDesk, toleratedPlot } from './findingsDesk.ts'

let desk: FindingsDesk

beforeAll(async () => {
  desk = await FindingsDesk.open()
})
afterAll(() => desk.close())

/** A dossier whose plot is too small, filed under a procedure: it stands in the queue. */
async function queued(...given: Parameters<FindingsDesk['checked']>) {
  const checked = await desk.checked(...given)
  await sql`update dossier d set number = ${`n-${checked.id}`}, step = 'filed', step_since = now(), filed_at = now(),
      procedure_version_id = (select v.id from procedure_version v where v.code = 'refection' and v.state = 'published' and v.valid_to is null)
    where d.id = ${checked.id}::uuid`.execute(desk.db)
  return checked
}

const rowOf = async (id: string) =>
  (
    await desk.ask<{ dossiers: readonly QueuedDossier[] }>('GET', '/api/queue', { headers: desk.examiner.headers })
  ).answer.dossiers.find((one) => one.id === id)?.findings

/** Counted one by one from the list of the findings. */
async function counted(id: string) {
  const { findings } = (await desk.read(id)).answer
  const of = (verdict: Verdict) => findings.filter((one) => one.verdict === verdict).length
  const counts = { noncompliant: of('noncompliant'), unverified: of('unverified'), reserved: of('reserved') }
  return { ...counts, waiting: findings.filter((one) => one.check.verdict !== 'compliant' && !one.decision).length }
}

test('a dossier of the queue shows what its report comes to and what is left to judge, then what people made of it', async () => {
  const { id, aimed } = await queued('Q0', 325_000)
  const before = await counted(id)
  expect(before.noncompliant).toBe(1)
  expect(await rowOf(id)).toEqual(before)
  // The plot too small is tolerated: reserved instead of noncompliant, and judged.
  const { answer } = await desk.decide(id, { ...aimed, ...toleratedPlot })
  expect(await rowOf(id)).toEqual({
    ...{ noncompliant: 0, unverified: before.unverified, reserved: before.reserved + 1, waiting: before.waiting - 1 },
  })
  expect(await rowOf(id)).toEqual(await counted(id))
  const decision = answer.findings.find(({ key }) => key === aimed.finding)?.decision?.id ?? ''
  await desk.undo(id, decision)
  expect(await rowOf(id)).toEqual(before)
  // Counted before this was kept: what the machine said is shown, and what is left to judge.
  await sql`update finding_standing set noncompliant = null, unverified = null, reserved = null`.execute(desk.db)
  expect(await rowOf(id)).toEqual(before)
  await sql`update dossier set report_id = null where id = ${id}::uuid`.execute(desk.db)
  expect(await rowOf(id)).toBeNull()
})

test('a page reads the reports it shows one by one, by their key, and no other', async () => {
  await queued('Q1', 326_000)
  const { person, body, mandate } = await desk.people.acting('commune', 'guichet', [AIN_CHOCK])
  const held = { id: mandate, bodyId: body, bodyKind: 'commune', official: true, role: 'guichet' } as const
  const mandates = [{ ...held, territories: [AIN_CHOCK], delegatedFrom: null }]
  const actor: Actor = { personId: person, sessionId: null, state: 'active', secondFactor: true, mandates }
  const application = openDatabase(desk.database.url, { max: 1, role: 'rokhas_application' })
  const seen = await asActor({ db: application, clock: testClock }, actor, async (transaction) => {
    // On a table of three rows the planner would rather read it whole.
    await sql`set local enable_seqscan = off`.execute(transaction)
    const asked = { actor, today: testClock.today(), filter: { scope: 'open' } } as const
    const rows = await queuePage(transaction, asked, { sort: 'due', limit: 51, typed: null })
    const { rows: read } = await sql<{ keys: number; whole: number; standings: number }>`
      select pg_stat_get_xact_tuples_returned('conformity_report_pkey'::regclass)::integer as keys,
        pg_stat_get_xact_numscans('conformity_report'::regclass)::integer as whole,
        pg_stat_get_xact_numscans('finding_standing'::regclass)::integer as standings`.execute(transaction)
    return { reports: rows.filter(({ findings }) => findings).length, ...read[0] }
  })
  await application.destroy()
  expect(seen.reports).toBeGreaterThan(0)
  expect(seen).toMatchObject({ keys: seen.reports, whole: 0, standings: 0 })
})
