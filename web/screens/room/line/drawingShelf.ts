import * as Y from 'yjs'
import { z } from 'zod'
import { dossiersKept, keepWork, recallWork } from '../../../session/keptWork.ts'

/** What was drawn under one client of a board, as one Yjs update. */
export type KeptDrawings = { readonly client: number; readonly bytes: Uint8Array }

/** Where drawings the server does not have yet outlive the window they were drawn in. */
export type DrawingShelf = {
  readonly recall: (dossierId: string) => readonly KeptDrawings[]
  /** Keeps what is drawn under a client in the place of what it kept before. False where this device keeps nothing. */
  readonly keep: (dossierId: string, drawings: KeptDrawings) => boolean
  /** The server has these; what the client drew since stays. */
  readonly forget: (dossierId: string, drawings: readonly KeptDrawings[]) => void
}

const shelved = z.object({ sessionId: z.string(), drawn: z.record(z.string().regex(/^\d{1,10}$/), z.base64()) })

const textOf = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
const bytesOf = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

/**
 * The shelf of a person in a session, on this device. A dossier is before one session at a time: what was drawn on it in
 * a former one, whose room is shut, can reach nobody any more.
 */
export function drawingShelf(personId: string, sessionId: string): DrawingShelf {
  const drawnOn = (dossierId: string): Readonly<Record<string, string>> => {
    const read = shelved.safeParse(recalled(personId, dossierId))
    return read.success && read.data.sessionId === sessionId ? read.data.drawn : {}
  }
  const put = (dossierId: string, drawn: Readonly<Record<string, string>>) => {
    const isEmpty = Object.keys(drawn).length === 0
    return keepWork('board', { personId, dossierId }, isEmpty ? null : { sessionId, drawn })
  }
  return {
    recall: (dossierId) =>
      Object.entries(drawnOn(dossierId))
        .map(([client, text]) => ({ client: Number(client), bytes: bytesOf(text) }))
        .filter(({ bytes }) => isUpdate(bytes)),
    keep: (dossierId, { client, bytes }) => put(dossierId, { ...drawnOn(dossierId), [client]: textOf(bytes) }),
    forget: (dossierId, drawings) => {
      const sent = new Map(drawings.map(({ client, bytes }) => [String(client), textOf(bytes)]))
      put(
        dossierId,
        Object.fromEntries(Object.entries(drawnOn(dossierId)).filter(([client, text]) => sent.get(client) !== text)),
      )
    },
  }
}

/** Takes off this device what was drawn in a session whose room is shut for good. @returns on how many dossiers */
export function forgetSession(personId: string, sessionId: string): number {
  const shelf = drawingShelf(personId, sessionId)
  const drawn = dossiersKept(personId).filter((dossierId) => shelf.recall(dossierId).length > 0)
  for (const dossierId of drawn) keepWork('board', { personId, dossierId }, null)
  return drawn.length
}

/** Storage that is shut, or holds what is no JSON, holds nothing of ours. */
function recalled(personId: string, dossierId: string): unknown {
  try {
    return recallWork('board', { personId, dossierId })
  } catch {
    return null
  }
}

/** What a device spoilt is not drawn. */
function isUpdate(bytes: Uint8Array): boolean {
  try {
    Y.decodeUpdate(bytes)
    return true
  } catch {
    return false
  }
}
