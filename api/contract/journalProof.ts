import type { JournalProof } from './journal.ts'

/** The step of a proof that does not hold, or how far it leads: to a batch only, or to the published root of a day. */
export type ProofVerdict =
  | { readonly holds: true; readonly reaches: 'waiting' | 'batch' | 'day' }
  | { readonly holds: false; readonly at: ProofStep }

/** In the order they are verified. */
export const PROOF_STEPS = ['leaf', 'event', 'batch_root', 'batch', 'day_root', 'statement'] as const
export type ProofStep = (typeof PROOF_STEPS)[number]

/**
 * Verifies an inclusion proof with nothing but SHA-256, in a browser as in Node: text → leaf → batch → day. Whoever holds
 * the day's statement from another place (a newspaper, a timestamp) compares it with `day.statement`.
 */
export async function verifyJournalProof(proof: JournalProof): Promise<ProofVerdict> {
  const leaf = await sha256(LEAF, utf8(proof.text))
  if (hex(leaf) !== proof.leaf) return { holds: false, at: 'leaf' }
  if (idIn(proof.text) !== proof.id) return { holds: false, at: 'event' }
  const { batch, day } = proof
  if (!batch) return { holds: true, reaches: 'waiting' }
  const root = await climb(leaf, { position: batch.position, count: batch.count, path: batch.path })
  if (!root || hex(root) !== batch.root) return { holds: false, at: 'batch_root' }
  const sealed = await hashOfBatch(batch)
  if (hex(sealed) !== batch.hash) return { holds: false, at: 'batch' }
  if (!day) return { holds: true, reaches: 'batch' }
  const place = { position: day.position, count: day.batches, path: day.path }
  const dayRoot = await climb(await sha256(LEAF, sealed), place)
  if (!dayRoot || hex(dayRoot) !== day.root || day.day !== batch.day) return { holds: false, at: 'day_root' }
  if (day.statement !== `rokhas journal ${day.day} ${day.batches} ${day.root}\n`)
    return { holds: false, at: 'statement' }
  return { holds: true, reaches: 'day' }
}

/** Whose event the sealed text is: the `id` beside it is only what somebody wrote there. */
function idIn(text: string): unknown {
  try {
    return (JSON.parse(text) as { readonly id?: unknown } | null)?.id
  } catch {
    return undefined // no event's text: it is nobody's
  }
}

type Bytes = Uint8Array<ArrayBuffer>

const LEAF: Bytes = Uint8Array.of(0)
const NODE: Bytes = Uint8Array.of(1)

const utf8 = (text: string): Bytes => new TextEncoder().encode(text)
const hex = (bytes: Bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const unhex = (text: string): Bytes => Uint8Array.from(text.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16))

async function sha256(...parts: readonly Bytes[]): Promise<Bytes> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole))
}

type Place = { readonly position: number; readonly count: number; readonly path: readonly string[] }

/** RFC 9162 §2.1.3.2; null when the path is too short or too long for a tree of that many leaves. */
async function climb(leaf: Bytes, { position, count, path }: Place): Promise<Bytes | null> {
  if (position < 0 || position >= count) return null
  let [node, last] = [position, count - 1]
  let reached = leaf
  for (const step of path) {
    if (last === 0) return null
    const neighbour = unhex(step)
    if (node % 2 === 1 || node === last) {
      reached = await sha256(NODE, neighbour, reached)
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)]
    } else reached = await sha256(NODE, reached, neighbour)
    ;[node, last] = [Math.floor(node / 2), Math.floor(last / 2)]
  }
  return last === 0 ? reached : null
}

/** SHA-256(previous ‖ number, 8 bytes ‖ count, 4 bytes ‖ sealed at ‖ day ‖ root), numbers with their high byte first. */
function hashOfBatch({ previous, number, count, sealedAt, day, root }: NonNullable<JournalProof['batch']>) {
  const numbers = new Uint8Array(12)
  const view = new DataView(numbers.buffer)
  view.setBigUint64(0, BigInt(number))
  view.setUint32(8, count)
  return sha256(unhex(previous), numbers, utf8(sealedAt + day), unhex(root))
}
