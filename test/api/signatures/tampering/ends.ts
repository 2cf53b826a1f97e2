import { flip, type Mutation, placesOf, text } from './file.ts'

/** The ends of the file, and what else it may be taken for. */
export const ENDS: readonly Mutation[] = [
  ['one byte behind the end', (b) => Buffer.concat([b, Buffer.from('\n')])],
  ['words behind the end', (b) => Buffer.concat([b, Buffer.from('hello')])],
  ['a second end', (b) => Buffer.concat([b, Buffer.from('%%EOF\n')])],
  [
    'a second startxref of the same place',
    (b) => Buffer.concat([b, Buffer.from(`startxref\n${placesOf(b).start}\n%%EOF\n`)]),
  ],
  [
    'a second startxref of the revision before',
    (b) => Buffer.concat([b, Buffer.from(`startxref\n${/\/Prev (\d+)/.exec(text(b))?.[1]}\n%%EOF\n`)]),
  ],
  [
    'a second cross-reference that points into what was signed',
    (b) =>
      Buffer.concat([b, Buffer.from(`xref\n0 0\ntrailer\n<</Root 1 0 R /Size 1>>\nstartxref\n${b.length}\n%%EOF\n`)]),
  ],
  [
    'the file before the signature put behind it',
    (b) => Buffer.concat([b, b.subarray(0, text(b).indexOf('%%EOF') + 6)]),
  ],
  ['bytes before the beginning', (b) => Buffer.concat([Buffer.from('%!\n'), b])],
  ['the last line cut', (b) => b.subarray(0, b.length - 6)],
  ['half of the file', (b) => b.subarray(0, b.length / 2)],
  ['all but the signature’s revision', (b) => b.subarray(0, text(b).indexOf('%%EOF') + 5)],
]

/** A byte changed inside, at places all over the file. */
export const INSIDE: readonly Mutation[] = [0.01, 0.1, 0.2, 0.3, 0.4, 0.5, 0.55, 0.98, 0.99].map((share) => [
  `a bit changed at ${share * 100} % of the file`,
  (bytes) => flip(bytes, Math.floor(bytes.length * share)),
])
