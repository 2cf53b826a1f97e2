import { keepWork, recallWork, type Whose } from './keptWork.ts'

/** What is being written on a dossier and was not sent yet, by what it is for. */
type Shelf = Readonly<Record<string, unknown>>

const isShelf = (kept: unknown): kept is Shelf => typeof kept === 'object' && kept !== null && !Array.isArray(kept)

function shelfOf(whose: Whose): Shelf {
  try {
    const kept = recallWork('writing', whose)
    return isShelf(kept) ? kept : {}
  } catch {
    return {} // storage shut, or not our writing
  }
}

/** What was begun of one thing; undefined where nothing was. */
export const recallWriting = (whose: Whose, what: string): unknown => shelfOf(whose)[what]

/** Keeps what is being written of one thing, beside the others; null forgets it. */
export function keepWriting(whose: Whose, what: string, writing: unknown): void {
  const { [what]: _, ...others } = shelfOf(whose)
  const shelf = writing === null ? others : { ...others, [what]: writing }
  keepWork('writing', whose, Object.keys(shelf).length === 0 ? null : shelf)
}
