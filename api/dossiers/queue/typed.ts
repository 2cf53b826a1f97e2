import { type Kysely, sql } from 'kysely'
import { searchWords } from '../../../spatial/searchWords.ts'
import { titlesIn } from '../../../spatial/territory/titleNumber.ts'
import type { QueueFilter } from '../../contract/queue.ts'
import type { Database } from '../../db/tables.ts'
import type { Condition } from './narrowing.ts'

/** So many are sorted and counted one by one; words that more answer are met on the walk of the queue, and not counted. */
const MOST_FOUND = 3000

/** What a `dossier d` answers to be of what was typed. */
export type Typed = { readonly where: Condition; readonly few: boolean }

/** Looks for what was typed on the actor's territories; null when nothing was, or no word yet. */
export async function lookUp(db: Kysely<Database>, { q }: QueueFilter): Promise<Typed | null> {
  if (!q) return null
  const { words, titles } = wordsOf(q)
  if (words.length === 0 && titles.length === 0) return null
  const { rows } = await sql<{ ids: string[] }>`
    select array(select dossiers_found(${words}::text[], ${titles}::text[], ${MOST_FOUND + 1})) as ids`.execute(db)
  const ids = rows[0]?.ids ?? []
  if (ids.length <= MOST_FOUND) return { where: sql`d.id = any (${ids}::uuid[])`, few: true }
  const asked = sql`(select words_asked(${words}::text[], ${titles}::text[]))`
  return { where: sql`(select s.words @@ ${asked} from dossier_search s where s.dossier_id = d.id)`, few: false }
}

function wordsOf(q: string) {
  const { titles, rest } = titlesIn(q)
  const words = titles.length > 0 && rest.trim() === '' ? [] : searchWords(rest)
  return { words, titles: [...titles] }
}
