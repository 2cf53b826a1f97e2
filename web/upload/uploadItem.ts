import type { Problem } from '../api/problem.ts'
import type { PreCheck } from './preChecks.ts'

export const UPLOAD_STATES = [
  'reading',
  'queued',
  'sending',
  'paused',
  'retrying',
  'finishing',
  'done',
  'already',
  'refused',
] as const
export type UploadState = (typeof UPLOAD_STATES)[number]

/** Why nothing more is sent: the service's own problem, or what the browser saw first. */
export type Refusal =
  | { readonly by: 'service'; readonly problem: Problem }
  | { readonly by: 'browser'; readonly why: PreCheck | 'unreadable' }
  | { readonly by: 'browser'; readonly why: 'notTheSame'; readonly expected: string }

export type UploadItem = {
  readonly key: string
  readonly dossierId: string
  /** Which piece of the procedure it stands for; null for none yet. */
  readonly piece: string | null
  readonly name: string
  readonly bytes: number
  readonly state: UploadState
  readonly fingerprint: string | null
  /** Where the service keeps it, once it has begun. */
  readonly address: string | null
  /** Bytes sent, those of a former sitting included. */
  readonly sent: number
  /** Bytes that were already there when this sitting began. */
  readonly resumedAt: number
  readonly failures: number
  readonly retryAt: number | null
  readonly refusal: Refusal | null
  /** What it became. */
  readonly documentId: string | null
}

export type UploadEvent =
  | { readonly type: 'read'; readonly fingerprint: string; readonly address: string | null; readonly received: number }
  | { readonly type: 'begin' }
  | { readonly type: 'known'; readonly address: string }
  | { readonly type: 'progress'; readonly sent: number }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'lost'; readonly retryAt: number }
  | { readonly type: 'forgotten' }
  | { readonly type: 'received' }
  | { readonly type: 'kept'; readonly already: boolean; readonly documentId: string }
  | { readonly type: 'refused'; readonly refusal: Refusal }

const OVER: readonly UploadState[] = ['done', 'already', 'refused']

/** Nothing will happen to it any more. */
export const isOver = ({ state }: Pick<UploadItem, 'state'>): boolean => OVER.includes(state)

/** Events each state answers to; any other comes too late and changes nothing. */
const HEARS: Readonly<Record<UploadState, readonly UploadEvent['type'][]>> = {
  reading: ['read', 'refused'],
  queued: ['begin', 'pause', 'refused'],
  sending: ['known', 'progress', 'pause', 'lost', 'forgotten', 'received', 'refused'],
  paused: ['resume', 'refused'],
  retrying: ['begin', 'pause', 'resume', 'refused'],
  finishing: ['kept', 'refused'],
  done: [],
  already: [],
  refused: [],
}

export function afterEvent(item: UploadItem, event: UploadEvent): UploadItem {
  if (!HEARS[item.state].includes(event.type)) return item
  switch (event.type) {
    case 'read': {
      const { fingerprint, address, received } = event
      return { ...item, state: 'queued', fingerprint, address, sent: received, resumedAt: received }
    }
    case 'begin':
      return { ...item, state: 'sending', retryAt: null }
    case 'known':
      return { ...item, address: event.address }
    case 'progress':
      return { ...item, sent: Math.min(Math.max(event.sent, 0), item.bytes), failures: 0 }
    case 'pause':
      return { ...item, state: 'paused', retryAt: null }
    case 'resume':
      return { ...item, state: 'queued', retryAt: null }
    case 'lost':
      return { ...item, state: 'retrying', failures: item.failures + 1, retryAt: event.retryAt }
    case 'forgotten':
      return { ...item, state: 'queued', address: null, sent: 0, resumedAt: 0 }
    case 'received':
      return { ...item, state: 'finishing', sent: item.bytes }
    case 'kept':
      return { ...item, state: event.already ? 'already' : 'done', documentId: event.documentId }
    case 'refused':
      return { ...item, state: 'refused', retryAt: null, refusal: event.refusal }
  }
}

type Given = Pick<UploadItem, 'key' | 'dossierId' | 'name' | 'bytes'> & { readonly piece?: string | null }

export const newItem = (given: Given): UploadItem => ({
  piece: null,
  ...given,
  state: 'reading',
  fingerprint: null,
  address: null,
  sent: 0,
  resumedAt: 0,
  failures: 0,
  retryAt: null,
  refusal: null,
  documentId: null,
})

const LONGEST_WAIT_MS = 30_000

/** How long to wait after so many failures in a row, in milliseconds: 1 s, 2 s, 4 s… and never more than 30 s. */
export const waitAfter = (failures: number): number => Math.min(1000 * 2 ** failures, LONGEST_WAIT_MS)
