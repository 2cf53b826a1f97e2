import { integer, sequenceOf } from './cms/writeDer.ts'

/** ECDSA's two numbers, one after the other as tokens give them, as the SEQUENCE a signature carries (RFC 3279 §2.2.3). */
export function ecdsaDer(numbers: Buffer): Buffer {
  const half = numbers.length / 2
  return sequenceOf(integer(positive(numbers.subarray(0, half))), integer(positive(numbers.subarray(half))))
}

/** Without the zeros that lead, but for the one that keeps it from reading as negative. */
function positive(bytes: Buffer): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0)
  const digits = first < 0 ? Buffer.alloc(1) : bytes.subarray(first)
  return (digits[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.alloc(1), digits]) : digits
}
