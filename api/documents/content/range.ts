import type { ByteRange } from '../store/blobStore.ts'

/**
 * What a `Range` header asks of a content (RFC 9110, 14.2): one part of it; `whole` for what is not a single range of
 * bytes, as the RFC allows; `outside` when nothing of it is there.
 */
export function readRange(header: string, bytes: number): ByteRange | 'whole' | 'outside' {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return 'whole'
  if (first === '') return suffix(Number(last), bytes)
  const start = Number(first)
  const end = last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)
  if (last !== '' && Number(last) < start) return 'whole'
  return start >= bytes ? 'outside' : { start, end }
}

const suffix = (length: number, bytes: number): ByteRange | 'outside' =>
  length === 0 ? 'outside' : { start: Math.max(0, bytes - length), end: bytes - 1 }
