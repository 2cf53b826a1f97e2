import { hash } from 'node:crypto'

/** Merkle trees as RFC 6962 §2.1 draws them, over SHA-256. */

const LEAF = Buffer.from([0])
const NODE = Buffer.from([1])

const sha256 = (...parts: readonly Buffer[]): Buffer => hash('sha256', Buffer.concat(parts), 'buffer')

/** Of what is sealed, an event's canonical text or a batch's hash: 0x00 keeps a leaf from passing for a node. */
export const leafHash = (data: Buffer | string): Buffer =>
  sha256(LEAF, typeof data === 'string' ? Buffer.from(data) : data)

/** Of a day's tree: its leaves are the hashes of its batches. */
export const batchLeaves = (hashes: readonly Buffer[]): readonly Buffer[] => hashes.map((each) => leafHash(each))

/** Every row of the tree, from the leaves to the root: a node without a neighbour climbs as it is. */
export function merkleRows(leaves: readonly Buffer[]): readonly (readonly Buffer[])[] {
  const rows: (readonly Buffer[])[] = [leaves]
  for (let row = leaves; row.length > 1; rows.push(row)) row = rowAbove(row)
  return rows
}

function rowAbove(row: readonly Buffer[]): readonly Buffer[] {
  const above: Buffer[] = []
  for (let index = 0; index < row.length; index += 2) {
    const [left, right] = row.slice(index, index + 2)
    if (left) above.push(right ? sha256(NODE, left, right) : left)
  }
  return above
}

/** The root over these leaf hashes; of nothing, the hash of nothing (RFC 6962 §2.1). */
export const merkleRoot = (leaves: readonly Buffer[]): Buffer => merkleRows(leaves).at(-1)?.[0] ?? sha256()

/** The neighbours of one leaf on the way to the root (RFC 6962 §2.1.1). */
export function merklePath(rows: readonly (readonly Buffer[])[], position: number): readonly Buffer[] {
  const neighbours = rows.map((row, height) => row[Math.floor(position / 2 ** height) ^ 1])
  return neighbours.slice(0, -1).filter((each) => each !== undefined)
}

export type BatchHeader = {
  /** The hash of the batch before; 32 zeros before the first. */
  readonly previous: Buffer
  readonly number: number
  readonly count: number
  /** `2026-11-24T09:00:00.123456Z` */
  readonly sealedAt: string
  /** The civil day it belongs to. */
  readonly day: string
  readonly root: Buffer
}

export const BEFORE_THE_FIRST = Buffer.alloc(32)

/** SHA-256(previous ‖ number, 8 bytes ‖ count, 4 bytes ‖ sealed at ‖ day ‖ root), numbers with their high byte first. */
export function batchHash({ previous, number, count, sealedAt, day, root }: BatchHeader): Buffer {
  const numbers = Buffer.alloc(12)
  numbers.writeBigUInt64BE(BigInt(number), 0)
  numbers.writeUInt32BE(count, 8)
  return sha256(previous, numbers, Buffer.from(sealedAt + day), root)
}

/** What is published and timestamped about a day: one line. */
export const dayStatement = (day: string, batches: number, root: Buffer): string =>
  `rokhas journal ${day} ${batches} ${root.toString('hex')}\n`
