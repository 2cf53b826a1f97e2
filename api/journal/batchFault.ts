import { canonicalText, type EventFields } from './canonical.ts'
import { fault, type JournalFault } from './faults.ts'
import { batchHash, leafHash, merkleRoot } from './merkle.ts'
import type { ChainBatch, ChainLeaf, WholeBatch } from './readChain.ts'

type Before = { readonly number: number; readonly hash: Buffer }

/** The first thing that does not hold in a batch that follows another; null when all of it does. Pure. */
export const batchFault = ({ batch, leaves }: WholeBatch, before: Before): JournalFault | null =>
  headerFault(batch, before) ?? leavesFault(leaves) ?? rootFault(batch, leaves)

function headerFault(batch: ChainBatch, before: Before): JournalFault | null {
  if (batch.number !== before.number + 1) return fault('BATCH_MISSING', before.number + 1)
  if (!batchHash(batch).equals(batch.hash)) return fault('BATCH_EDITED', batch.number)
  if (!batch.previous.equals(before.hash)) return fault('CHAIN_CUT', batch.number)
  return null
}

function leavesFault(leaves: readonly ChainLeaf[]): JournalFault | null {
  for (const [index, leaf] of leaves.entries()) {
    if (leaf.event === null) return fault('EVENT_DELETED', leaf.eventId)
    if (!sealOf(leaf.event).equals(leaf.leaf)) return whatHappened(leaf, leaves)
    const next = leaves[index + 1]
    // Within a batch events are sealed in the order of their ids.
    if (next && next.eventId <= leaf.eventId) return fault('EVENT_MOVED', leaf.eventId)
  }
  return null
}

function rootFault(batch: ChainBatch, leaves: readonly ChainLeaf[]): JournalFault | null {
  const whole = leaves.length === batch.count && leaves.every(({ position }, index) => position === index)
  if (!whole) return fault('LEAF_MISSING', batch.number)
  const root = merkleRoot(leaves.map(({ leaf }) => leaf))
  return root.equals(batch.root) ? null : fault('LEAVES_REWRITTEN', batch.number)
}

const sealOf = (event: EventFields) => leafHash(canonicalText(event))

/** Looks in the batch for where the sealed content went, to say more than "edited". */
function whatHappened({ eventId, leaf }: ChainLeaf, leaves: readonly ChainLeaf[]): JournalFault {
  const strangers = leaves.flatMap(({ event }) => (event === null || event.id === eventId ? [] : [event]))
  if (strangers.some((event) => sealOf(event).equals(leaf))) return fault('EVENT_MOVED', eventId)
  const exchanged = strangers.some((event) => sealOf({ ...event, id: eventId }).equals(leaf))
  return fault(exchanged ? 'EVENT_EXCHANGED' : 'EVENT_EDITED', eventId)
}
