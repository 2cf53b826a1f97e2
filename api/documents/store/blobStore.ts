import type { Readable } from 'node:stream'

/** What a content weighs and its name: the SHA-256 of its bytes, in hexadecimal. */
export type Stored = { readonly sha256: string; readonly bytes: number }

/** A content of a listing, and since when it is there. */
export type Listed = Stored & { readonly storedAt: Date }

/** A part of a content, in bytes, both ends included. */
export type ByteRange = { readonly start: number; readonly end: number }

/** The disk or the service of the store did not do what it was asked; its own words are the cause. */
export class StoreFailed extends Error {}

/** Opens the bytes of a content, from the first one. A store asks for them only when it has to write them. */
export type Opening = () => Readable

/** Contents under the hash of their bytes. Putting one twice keeps one; nothing is ever overwritten. */
export type BlobStore = {
  /** Whether contents can be kept at all: null, or what an operator has to put right. @throws StoreFailed when it is away */
  readonly fault: () => Promise<string | null>
  /**
   * Keeps a content, durable when the promise resolves; one that is there already is neither sent nor written again.
   * @throws StoreFailed when the bytes do not make `sha256`, or the disk or the service refuses: nothing half-written stays
   */
  readonly put: (sha256: string, content: Opening) => Promise<Stored>
  /** @throws StoreFailed, also when it is not there */
  readonly open: (sha256: string, range?: ByteRange) => Promise<Readable>
  readonly has: (sha256: string) => Promise<Stored | null>
  readonly remove: (sha256: string) => Promise<void>
  /** Everything, in the order of the names. */
  readonly list: () => AsyncIterable<Listed>
  /** Removes what was begun before this moment and never became a content. */
  readonly tidy: (before: Date) => Promise<void>
}
