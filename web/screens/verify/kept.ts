import type { ParcelsReadAnswer } from '../../../api/contract/parcels.ts'
import type { Drawn } from '../../map/draw/measure.ts'
import type { Draft } from '../../map/draw/outline.ts'
import { EMPTY_DRAFT, type ProjectDraft } from './project/draft.ts'

const READING = 'rokhas.reading'
const TABLE = 'rokhas.table'

/** What the tab keeps across a reload. Storage can be shut or full: the page then goes on without it. */
function recall(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

/** True when it will survive a reload. */
function keep(key: string, value: unknown): boolean {
  try {
    sessionStorage.setItem(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

/** Our own writing of an answer that was parsed when it came. */
export const recallReading = (): ParcelsReadAnswer | null => {
  const kept = recall(READING)
  const readable = typeof kept === 'object' && kept !== null && 'parcels' in kept && 'source' in kept
  return readable ? (kept as ParcelsReadAnswer) : null // written by keepReading below
}

/** Named after what is drawn: the parcel, or the building on it. */
export type DrawnThing = 'parcel' | 'footprint'

/** The bornes, and the whole outline once they close it. */
type KeptOutline = { readonly draft: Draft; readonly drawn: Drawn | null }

export function recallOutline(thing: DrawnThing): KeptOutline | null {
  const kept = recall(`rokhas.outline.${thing}`)
  const readable = typeof kept === 'object' && kept !== null && 'draft' in kept && 'drawn' in kept
  return readable ? (kept as KeptOutline) : null // written by keepOutline below
}

export const keepOutline = (thing: DrawnThing, outline: KeptOutline | null): boolean =>
  keep(`rokhas.outline.${thing}`, outline)

export const keepReading = (reading: ParcelsReadAnswer): boolean => keep(READING, reading)

/** The project of a dossier is kept apart from what is tried for none. */
const draftKey = (dossier: string | undefined) => (dossier ? `rokhas.project.${dossier}` : 'rokhas.project')

/** Null where nothing was typed yet. */
export function recallDraft(dossier?: string): ProjectDraft | null {
  const kept = recall(draftKey(dossier))
  return typeof kept === 'object' && kept !== null ? { ...EMPTY_DRAFT, ...kept } : null
}

export const keepDraft = (draft: ProjectDraft, dossier?: string): boolean => keep(draftKey(dossier), draft)

export function recallTable(): string {
  const kept = recall(TABLE)
  return typeof kept === 'string' ? kept : ''
}

export const keepTable = (table: string): boolean => keep(TABLE, table)
