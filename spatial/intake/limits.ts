import type { Limits } from './types.ts'

/** What a public deposit may weigh. A parcel plan is some kilobytes; these leave room for a whole subdivision. */
export const DEPOSIT_LIMITS: Limits = {
  maxBytes: 32 * 1024 * 1024,
  maxEntries: 64,
  maxUnpackedBytes: 64 * 1024 * 1024,
  maxRatio: 200,
  maxFeatures: 2_000,
  maxVertices: 400_000,
}
