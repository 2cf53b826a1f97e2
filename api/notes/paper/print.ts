import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { dayOf } from '../../clock.ts'
import type { NoteLanguage } from '../../contract/notes.ts'
import type { Deps } from '../../deps.ts'
import { lockContent } from '../../documents/lockContent.ts'
import type { Stored } from '../../documents/store/blobStore.ts'
import { asStoreProblem } from '../../documents/store/storeProblem.ts'
import { Problem } from '../../http/problem.ts'
import { type PaperPress, PressBusy } from '../../papers/press.ts'
import { contentOf } from '../content.ts'
import type { NoteRow } from '../queries.ts'
import { composeNote } from './compose.ts'

type Needs = Deps & { readonly press: PaperPress }
export type Printing = { readonly note: NoteRow; readonly language: NoteLanguage; readonly base: string }

/** Where a note is verified; its QR code leads there. */
export const noteAddress = (base: string, number: string): string => `${base}/notes/${encodeURIComponent(number)}`

/**
 * The paper of a released note, in the store: the bytes that were given the first time, or made now from what was kept.
 * @throws Problem BUSY, CONTENT_UNAVAILABLE, and the store's own
 */
export async function printNote(deps: Needs, printing: Printing): Promise<Stored> {
  const { note, language } = printing
  const file = note.files[language]
  const known = file && (await deps.store.has(file.sha256).catch(asStoreProblem))
  if (known) return known
  const pdf = await makeNote(deps, printing)
  const stored = { sha256: createHash('sha256').update(pdf).digest('hex'), bytes: pdf.length }
  if (file && file.sha256 !== stored.sha256) {
    deps.log.error({ sha256: file.sha256 }, 'a note is no longer in the store, and is not made the same any more')
    throw new Problem('CONTENT_UNAVAILABLE')
  }
  await deps.db.transaction().execute(async (transaction) => {
    await lockContent(transaction, stored.sha256)
    await deps.store.put(stored.sha256, () => Readable.from([pdf])).catch(asStoreProblem)
    await sql`select keep_note_file(${note.number}, ${language}, ${stored.sha256}, ${stored.bytes}::bigint,
      ${deps.clock.now()}::timestamptz)`.execute(transaction)
  })
  return stored
}

/** What the compiler is given for a note's paper. @throws Error for a note that is not released */
export function paperOf({ note, language, base }: Printing) {
  const { number, facts, outline, releasedAt, fee, receipt } = note
  const content = contentOf(facts, outline)
  if (!content || !releasedAt) throw new Error(`note ${number} has nothing to print`)
  const madeAt = new Date(releasedAt)
  const address = noteAddress(base, number)
  const data = composeNote(
    { number, facts, outline, content, fee, receipt, releasedOn: dayOf(madeAt), address },
    language,
  )
  return { template: 'note' as const, data, madeAt }
}

/** The paper as PDF/A-2a. The same note makes the same bytes. @throws Problem BUSY */
export function makeNote({ press }: Pick<Needs, 'press'>, printing: Printing): Promise<Uint8Array> {
  return press.print(paperOf(printing)).catch((error: unknown) => {
    if (error instanceof PressBusy) throw new Problem('BUSY', { retryAfterS: 5 })
    throw error
  })
}
