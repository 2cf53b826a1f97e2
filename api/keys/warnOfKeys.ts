import type { Kysely } from 'kysely'
import { WARNING_DAYS } from '../contract/keys.ts'
import type { Database } from '../db/tables.ts'
import type { WorkDeps } from '../deps.ts'
import { holdersOf, notify } from '../notifications/notify.ts'
import { type KeyRow, keysEnding } from './queries.ts'

type Needs = Pick<WorkDeps, 'db' | 'clock' | 'log'>

const DAY_MS = 86_400_000

/**
 * Tells the holder of each key whose certificate ends soon, and the administrators of its body, at 60, 30 and 7 days: each
 * once, whatever night was missed or run twice.
 */
export async function warnOfKeys({ db, clock, log }: Needs): Promise<void> {
  const ending = await keysEnding(db, clock.today(), Math.max(...WARNING_DAYS))
  let told = 0
  for (const key of ending) told += await db.transaction().execute((transaction) => warn(transaction, key, clock))
  log.info({ keys: ending.length, told }, 'keys of signature that end soon are told of')
}

/** @returns how many people were told now */
async function warn(transaction: Kysely<Database>, key: KeyRow, clock: Needs['clock']): Promise<number> {
  const days = Math.ceil((key.validTo.getTime() - clock.now().getTime()) / DAY_MS)
  const nearest = WARNING_DAYS.toReversed().find((limit) => days <= limit)
  if (nearest === undefined) return 0
  const asked = { roles: ['administrator'], bodyId: key.body.id, today: clock.today() } as const
  const people = new Set([key.holder.id, ...(await holdersOf(transaction, asked))])
  const { givenName, familyName } = key.holder
  const data = {
    ...{ bodyFr: key.body.nameFr, bodyAr: key.body.nameAr, holder: `${givenName} ${familyName}` },
    ...{ days: String(days), until: key.validTo.toISOString().slice(0, 10) },
  }
  let told = 0
  for (const personId of people)
    told += Number(
      await notify(transaction, clock.now(), {
        ...{ personId, kind: 'key_ending', data, path: `/organismes/${key.body.id}` },
        onceKey: `key ${key.id} ${nearest}`,
      } as const),
    )
  return told
}
