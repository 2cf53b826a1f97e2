import { Readable } from 'node:stream'
import type { Transaction } from 'kysely'
import { DatabaseAway } from '../../../db/databaseAway.ts'
import type { Database } from '../../../db/tables.ts'
import type { WorkDeps } from '../../../deps.ts'
import { lockContent } from '../../../documents/lockContent.ts'
import { StoreFailed } from '../../../documents/store/blobStore.ts'
import { Problem } from '../../../http/problem.ts'
import type { PaperPress } from '../../../papers/press.ts'
import { type MadeBulletin, type MakingStep, makeBulletin, PressFailed } from '../making/make.ts'
import { dataOf } from './data.ts'
import { type BulletinRow, bulletinById, publishedEditions } from './queries.ts'
import { whenCounted } from './whenCounted.ts'

type Work = WorkDeps & {
  readonly press: PaperPress
  /** How long what waits to be counted is waited for. */
  readonly patienceMs: number
}

/**
 * Makes the bulletin somebody asked for, and keeps its files: they are there with the word that it is made, or not at all.
 * Given up meanwhile, nothing is kept. What cannot be made is said to be so, for a person to ask again.
 */
export async function makeDraft(work: Work, bulletinId: string): Promise<void> {
  const row = await bulletinById(work.db, bulletinId)
  if (row?.state !== 'making') return
  try {
    await whenCounted(work.db, work.patienceMs)
    await keep(work, row, await made(work, row))
  } catch (error) {
    if (error instanceof DatabaseAway) throw error
    work.log.error({ err: error, bulletinId }, 'a bulletin could not be made')
    await change(work, row, { state: 'failed', fault: faultOf(error) })
  }
}

async function made(work: Work, row: BulletinRow): Promise<MadeBulletin> {
  const { db, press, clock } = work
  const { quarter, edition, correctionFr: fr, correctionAr: ar } = row
  const [last] = await publishedEditions(db, quarter)
  const asked = { quarter, edition, correction: fr && ar ? { fr, ar } : null, today: clock.today() }
  const onStep = (step: MakingStep) => change(work, row, { step })
  return makeBulletin({ db, press, onStep }, { ...asked, previous: last ? await dataOf(work, last) : null })
}

async function keep({ db, store, clock }: Work, row: BulletinRow, { data, files }: MadeBulletin): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const told = { figures_version: data.version, figures_as_of: data.asOf, made_at: clock.now() }
    if (!(await moved(transaction, row, { state: 'draft', step: null, ...told }))) return
    for (const { name, mediaType, sha256, bytes } of files) {
      await lockContent(transaction, sha256)
      await transaction
        .insertInto('bulletin_file')
        .values({ bulletin_id: row.id, name, media_type: mediaType, sha256, bytes: bytes.length })
        .execute()
      await store.put(sha256, () => Readable.from([bytes]))
    }
  })
}

function faultOf(error: unknown): 'behind' | 'store' | 'press' | 'other' {
  if (error instanceof Problem && error.code === 'FIGURES_BEHIND') return 'behind'
  if (error instanceof StoreFailed) return 'store'
  return error instanceof PressFailed ? 'press' : 'other'
}

type Change = Partial<{
  state: 'draft' | 'failed'
  step: MakingStep | null
  fault: 'behind' | 'store' | 'press' | 'other'
  figures_version: number
  figures_as_of: string
  made_at: Date
}>

const change = async ({ db }: Work, row: BulletinRow, to: Change): Promise<void> => {
  await db.transaction().execute((transaction) => moved(transaction, row, to))
}

/** False once somebody gave it up. */
async function moved(transaction: Transaction<Database>, { id }: BulletinRow, to: Change): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('bulletin')
    .set(to)
    .where('id', '=', id)
    .where('state', '=', 'making')
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
