import { keepWork, recallWork, type Whose } from '../../session/keptWork.ts'
import { isSaved, type Saving, type Waiting } from './saving.ts'

const isWaiting = (kept: unknown): kept is Waiting =>
  typeof kept === 'object' && kept !== null && ['version', 'kept', 'mine', 'texts', 'lost'].every((key) => key in kept)

/** What this browser kept of a draft of this person; null when the service has everything. */
export function recallWaiting(whose: Whose): Waiting | null {
  try {
    const kept = recallWork('filing', whose)
    return isWaiting(kept) ? kept : null // written by keepWaiting below
  } catch {
    return null // storage shut, or not our writing
  }
}

/** Keeps what the service does not have, and nothing more. False when this browser keeps nothing. */
export function keepWaiting(whose: Whose, saving: Saving): boolean {
  const { version, kept, mine, texts, lost, sent } = saving
  const waiting: Waiting = { version, kept, mine, texts, lost: sent ? [...lost, sent] : lost }
  return keepWork('filing', whose, isSaved(saving) ? null : waiting)
}
