import { setTimeout as after } from 'node:timers/promises'
import { sql, type Transaction } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PlanDraft } from '../../../../api/contract/plans/drafts.ts'
import type { Database } from '../../../../api/db/tables.ts'
import { ActsDesk } from '../../../build/planActs.ts'
import { mappingOf, PlanDesk } from '../../../build/planDesk.ts'

let desk: PlanDesk
beforeAll(async () => {
  desk = await PlanDesk.open()
})
afterAll(() => desk.close())

const ACT = { kind: 'inquiry_closed', onDay: '2026-11-20', act: 'PV de clôture' }

/** A version of one zone, handed to another pair of eyes. */
async function submitted(mapping: ReturnType<typeof mappingOf>): Promise<PlanDraft> {
  const draft = await desk.controlled([['D2', [0, 0, 100, 40]]], mapping)
  for (const { kind, severity, open } of draft.control?.counts ?? [])
    if (severity === 'to_accept' && open > 0)
      await desk.post(draft.id, 'findings/accept', { kind, reason: 'Règlement à saisir' })
  const { status, answer } = await desk.post(draft.id, 'submit')
  if (status !== 200) throw new Error(JSON.stringify(answer))
  return answer
}

const labelled = (mapping: ReturnType<typeof mappingOf>, label: string) => ({
  ...mapping,
  version: { ...mapping.version, label },
})

const publish = (id: string) => desk.post(id, 'publish', ACT, desk.second.headers)

/** Makes law of a draft on a connection of its own, which stays open until `then` is done. */
const holding = (id: string, then: (transaction: Transaction<Database>) => Promise<void>) =>
  desk.database.db.transaction().execute(async (transaction) => {
    await sql`select say_actor(${desk.second.person}::uuid, '2026-11-24', true)`.execute(transaction)
    const { rows } = await sql<{ version: string }>`with made as materialized (select gen_random_uuid() as version),
      law as materialized (select made.version, publish_plan_draft(${id}::uuid, gen_random_uuid(), made.version,
        gen_random_uuid(), 'inquiry_closed', '2026-11-20', 'PV', now()) as plan from made)
      select version from law where plan is not null`.execute(transaction)
    await sql`select start_recheck(gen_random_uuid(), 'plan_version', array[${rows[0]?.version}::uuid], null, '{}', 0, now(),
      '2026-11-24')`.execute(transaction)
    await then(transaction)
  })

/** How many connections wait for a plan that another one holds. */
async function waiting(): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`select count(*)::integer as waiting from pg_locks l
    join pg_database d on d.oid = l.database and d.datname = current_database()
    where l.locktype = 'advisory' and not l.granted`.execute(desk.database.db)
  return rows[0]?.waiting ?? 0
}

async function untilOneWaits(): Promise<void> {
  for (let left = 100; left > 0 && (await waiting()) === 0; left -= 1) await after(50)
}

describe('two versions of one plan, published at one instant', () => {
  test('the second waits for the first, and is refused while its dossiers are being checked', async () => {
    const mapping = mappingOf()
    const [one, two] = [await submitted(labelled(mapping, '1')), await submitted(labelled(mapping, '2'))]
    let late: ReturnType<typeof publish> | undefined
    await holding(one.id, async () => {
      late = publish(two.id)
      await untilOneWaits()
      expect(await waiting()).toBe(1)
    })
    expect(await late).toMatchObject({ status: 409, answer: { code: 'PLAN_RECHECK_RUNNING' } })
    await desk.settle()
    expect((await publish(two.id)).status).toBe(200)
  })

  test('one is made law and the other waits its turn, whichever comes first', async () => {
    const mapping = mappingOf()
    const [one, two] = [await submitted(labelled(mapping, '1')), await submitted(labelled(mapping, '2'))]
    const both = await Promise.all([publish(one.id), publish(two.id)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  test('another plan waits for nobody', async () => {
    const other = await submitted(mappingOf())
    await desk.database.db.transaction().execute(async (transaction) => {
      await sql`select plan_is_settled(${mappingOf().plan.code}, '2026-11-24')`.execute(transaction)
      expect((await publish(other.id)).status).toBe(200)
    })
  })

  test('nor is it law by another way, nor an act of it, while dossiers are being checked: the database says so', async () => {
    const mapping = mappingOf()
    const [one, two] = [await submitted(labelled(mapping, '1')), await submitted(labelled(mapping, '2'))]
    const done = await publish(one.id)
    await expect(holding(two.id, async () => {})).rejects.toMatchObject({ constraint: 'plan_settled' })
    const approval = { what: 'record', kind: 'approved', onDay: '2026-11-24', signedOn: '2026-11-23', act: 'Décret' }
    const of = done.answer.published
    if (!of) throw new Error('not published')
    const { id } = await new ActsDesk(desk).proposed(of, approval)
    const acting = desk.database.db.transaction().execute(async (transaction) => {
      await sql`select say_actor(${desk.second.person}::uuid, '2026-11-24', true)`.execute(transaction)
      await sql`select publish_plan_act(${id}::uuid, gen_random_uuid(), now())`.execute(transaction)
    })
    await expect(acting).rejects.toMatchObject({ constraint: 'plan_settled' })
  })
})
