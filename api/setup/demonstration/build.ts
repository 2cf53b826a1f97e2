import { sql } from 'kysely'
import { planLives } from '../../../seeds/demonstration/lives/plan.ts'
import { writeResidents } from '../../../seeds/demonstration/people/writeResidents.ts'
import { startOfDay } from '../../clock.ts'
import { sealWaiting } from '../../journal/seal.ts'
import { CAST_PLAN } from './cast.ts'
import { plansThere } from './done.ts'
import type { Playing } from './play.ts'
import { playApart } from './playApart.ts'
import { rollUp } from './rollUp.ts'
import { depsAt, type Stage } from './stage.ts'

export type Building = {
  readonly lives: number
  readonly now: Date
  readonly today: string
  readonly onAct?: Playing['onAct']
}

export type Built = {
  /** The day before which everything happened: of the first build, when this one went on with it. */
  readonly plan: string
  readonly acts: number
}

/**
 * Plays the full demonstration up to today, or goes on with the one that was begun. Two at once wait for each other.
 * @throws Error naming the life and the act that the product refused
 */
export function build(stage: Stage, { lives, now, today, onAct }: Building): Promise<Built> {
  return alone(stage, async () => {
    await writeResidents(stage.owner)
    const begun = (await plansThere(stage)).filter((plan) => plan !== CAST_PLAN)
    const plan = begun.at(-1) ?? today
    const planned = planLives({ lives, until: startOfDay(plan) })
    const acts = await playApart(stage, { plan, day: plan, lives: planned, ...(onAct && { onAct }) })
    await settle(stage, now)
    return { plan, acts }
  })
}

/** Of the whole database: one builds or takes away at a time. */
export const alone = <T>({ owner }: Pick<Stage, 'owner'>, work: () => Promise<T>): Promise<T> =>
  owner.connection().execute(async (one) => {
    await sql`select pg_advisory_lock(hashtext('demonstration build'))`.execute(one)
    return work().finally(() => sql`select pg_advisory_unlock(hashtext('demonstration build'))`.execute(one))
  })

const GROWN = ['dossier', 'dossier_event', 'dossier_deadline', 'dossier_site', 'document', 'journal_event', 'person']

/** What was made is sealed now, a batch at a time (a server that runs may be doing it as well), known to the planner, and in the figures. */
export async function settle(stage: Stage, now: Date): Promise<void> {
  const { clock } = depsAt(stage, now)
  for (let full = true; full; ) {
    const batch = await sealWaiting({ db: stage.owner, clock })
    full = batch.full && batch.sealed > 0
  }
  for (const table of GROWN) await sql`analyze ${sql.table(table)}`.execute(stage.owner)
  await rollUp(stage, now)
}
