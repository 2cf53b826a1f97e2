import { cmsHolds, type SignedBy } from './localCms.ts'

/**
 * What a device can tell of a signed PDF by itself, without asking anybody: whether the bytes each signature is over are those
 * that were signed. Who the signer really is, whether their certificate was taken back, and whether the act still stands are asked
 * of the service.
 */
export type LocalIntegrity =
  | { readonly kind: 'unreadable' | 'unsigned' | 'altered' }
  | {
      readonly kind: 'intact'
      readonly signers: readonly SignedBy[]
      /** The last signature is over every byte of the file but its own value. */
      readonly whole: boolean
    }

/** Bytes left out of a signature, and where what it is over ends. */
type Range = { readonly left: number; readonly right: number; readonly end: number }

const RANGE = /\/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g
const HEXADECIMAL = /^<[0-9a-fA-F\s]+>$/
/** More are there to keep the device busy. */
const MOST = 64

export async function checkHere(file: Uint8Array<ArrayBuffer>): Promise<LocalIntegrity> {
  const text = new TextDecoder('latin1').decode(file)
  if (!/^%PDF-[12]\.\d/.test(text)) return { kind: 'unreadable' }
  const ranges = rangesOf(text)
  if (ranges.length === 0) return { kind: 'unsigned' }
  if (ranges.length > MOST || !ranges.every((range) => isOneGap(text, range))) return { kind: 'altered' }
  const signers: SignedBy[] = []
  for (const { left, right, end } of ranges) {
    const signed = joined(file.subarray(0, left), file.subarray(right, end))
    const signer = await cmsHolds(fromHexadecimal(text.slice(left + 1, right - 1)), signed)
    if (!signer) return { kind: 'altered' }
    signers.push(signer)
  }
  return { kind: 'intact', signers, whole: ranges.at(-1)?.end === file.length }
}

const rangesOf = (text: string): readonly Range[] =>
  [...text.matchAll(RANGE)]
    .map(([, left, right, length]) => ({
      left: Number(left),
      right: Number(right),
      end: Number(right) + Number(length),
    }))
    .toSorted((one, other) => one.end - other.end)

/** What is left out is one string of hexadecimal digits and nothing else, inside the file. */
const isOneGap = (text: string, { left, right, end }: Range): boolean =>
  left < right && right <= end && end <= text.length && HEXADECIMAL.test(text.slice(left, right))

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function fromHexadecimal(text: string): Uint8Array<ArrayBuffer> {
  const digits = text.replace(/\s/g, '')
  const bytes = new Uint8Array(digits.length >> 1)
  for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16)
  return bytes
}
