import { isSaved, type Saving, type Waiting } from './saving.ts'

type Whose = { readonly personId: string; readonly dossierId: string }

const keyOf = ({ personId, dossierId }: Whose) => `rokhas.filing.${personId}.${dossierId}`

const isWaiting = (kept: unknown): kept is Waiting =>
  typeof kept === 'object' && kept !== null && ['version', 'kept', 'mine', 'texts', 'lost'].every((key) => key in kept)

/** What this browser kept of a draft of this person; null when the service has everything. */
export function recallWaiting(whose: Whose): Waiting | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(whose)) ?? 'null')
    return isWaiting(kept) ? kept : null // written by keepWaiting below
  } catch {
    return null // storage shut, or not our writing
  }
}

/** Keeps what the service does not have, and nothing more. False when this browser keeps nothing. */
export function keepWaiting(whose: Whose, saving: Saving): boolean {
  try {
    const { version, kept, mine, texts, lost, sent } = saving
    if (isSaved(saving)) localStorage.removeItem(keyOf(whose))
    else
      localStorage.setItem(
        keyOf(whose),
        JSON.stringify({ version, kept, mine, texts, lost: sent ? [...lost, sent] : lost } satisfies Waiting),
      )
    return true
  } catch {
    return false
  }
}
