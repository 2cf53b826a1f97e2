import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { DEMONSTRATION_PASSWORD } from '../../api/contract/demonstration.ts'
import { closeDays } from '../../api/journal/closeDays.ts'
import { sealWaiting } from '../../api/journal/seal.ts'
import type { DESKTOP } from './browser.ts'
import { clockAt, recorded, sealedBatch } from './journal.ts'
import { type Journey, openJourney } from './journey.ts'
import { personMenu, signIn } from './journeySteps.ts'
import { testClock } from './server.ts'

type Seen = { readonly lang: 'fr' | 'ar'; readonly viewport: typeof DESKTOP }

/** A page of somebody of the demonstration country, signed in and where they meant to go. */
export async function openedBy(
  { visit }: Journey,
  who: string,
  { lang, viewport, path }: Seen & { readonly path: string },
): Promise<Page> {
  const back = encodeURIComponent(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
  const page = await visit(`/connexion?lang=${lang}&returnTo=${back}`, viewport)
  await signIn(page, { email: `${who}@demonstration.rokhas.ma`, password: DEMONSTRATION_PASSWORD })
  await personMenu(page).waitFor()
  return page
}

export type JournalJourney = {
  readonly journey: Journey
  /** What the citizen of the demonstration did on a day that is over. */
  readonly own: string
  /** Events of that day that concern nobody. */
  readonly others: readonly string[]
  /** What only the machine's owner can: triggers look away. */
  readonly asSuperuser: (statement: string) => Promise<void>
}

/** The demonstration country with a journal of two days that are over, and the day that is not. */
export async function openJournalJourney(): Promise<JournalJourney> {
  const journey = await openJourney()
  const { db } = journey
  const asSuperuser = (statement: string) =>
    db.transaction().execute(async (transaction) => {
      await sql`set local session_replication_role = replica`.execute(transaction)
      await sql.raw(statement).execute(transaction)
    })
  await asSuperuser('truncate journal_event, journal_unsealed, journal_batch, journal_leaf, journal_day')
  const { person_id: personId } = await db
    .selectFrom('account')
    .where('email', '=', 'citoyen@demonstration.rokhas.ma')
    .select('person_id')
    .executeTakeFirstOrThrow()
  const actor = { personId, sessionId: null, state: 'active', secondFactor: false, mandates: [] } as const
  await sealedBatch(db, '2026-11-22T15:00:00Z', 2)
  const own = await recorded(db, '2026-11-23T10:00:00Z', { actor, action: 'dossier.open', detail: { rank: 1 } })
  await sealWaiting({ db, clock: clockAt('2026-11-23T10:00:00Z') })
  const others = await sealedBatch(db, '2026-11-23T11:00:00Z', 5)
  await closeDays({ db, clock: testClock })
  return { journey, own, others, asSuperuser }
}
