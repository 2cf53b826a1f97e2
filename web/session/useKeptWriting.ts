import { useState } from 'react'
import { keepWriting, recallWriting } from './keptWriting.ts'
import { useSession } from './session.ts'

type Kept<T> = {
  /** What had been begun when the form was opened; null where nothing was. */
  readonly begun: T | null
  /** Keeps what is written now; null once it was sent, or is begun anew. */
  readonly keep: (writing: T | null) => void
}

/**
 * What somebody writes on a dossier, kept on their device until it is sent: a reload, a session that ends or a form that was
 * closed loses nothing of it.
 * @param read what was kept, when it is what this form writes; else null
 */
export function useKeptWriting<T>(dossierId: string, what: string, read: (kept: unknown) => T | null): Kept<T> {
  const personId = useSession().data?.person?.id
  const whose = personId ? { personId, dossierId } : null
  const [begun] = useState(() => whose && read(recallWriting(whose, what)))
  return { begun, keep: (writing) => void (whose && keepWriting(whose, what, writing)) }
}

/** A text that says something. */
export const asText = (kept: unknown): string | null => (typeof kept === 'string' && kept !== '' ? kept : null)
