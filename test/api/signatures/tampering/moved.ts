import { flip, type Mutation, placesOf, swap, text } from './file.ts'

const RANGE = /\/ByteRange \[0 (\d+) +(\d+) +(\d+) *\]/
type Range = readonly (number | string)[]

const range = (bytes: Buffer, change: (left: number, right: number, length: number) => Range): Buffer => {
  const [whole = '', left, right, length] = RANGE.exec(text(bytes)) ?? []
  const moved = `/ByteRange [${change(Number(left), Number(right), Number(length)).join(' ')}`
  return swap(bytes, whole, moved.padEnd(whole.length - 1).concat(']'))
}

/** The signature itself moved, wrapped or rewritten. */
export const MOVED: readonly Mutation[] = [
  ['a range that begins later', (b) => range(b, (l, r, n) => [1, l - 1, r, n])],
  ['a range that leaves one byte more before', (b) => range(b, (l, r, n) => [0, l - 1, r, n])],
  ['a range that leaves one byte more behind', (b) => range(b, (l, r, n) => [0, l, r + 1, n - 1])],
  ['a range that takes in the delimiter', (b) => range(b, (l, r, n) => [0, l + 1, r, n])],
  ['a range that ends before the file', (b) => range(b, (l, r, n) => [0, l, r, n - 7])],
  ['a range that ends behind the file', (b) => range(b, (l, r, n) => [0, l, r, n + 1])],
  ['a range of one part', (b) => range(b, (l) => [0, l])],
  ['a range of three parts', (b) => range(b, (l, r, n) => [0, l, r, n - 9, r + n - 9, 9])],
  ['a range of words', (b) => range(b, (l, r, n) => [0, l, r, '-1', n])],
  ['no range', (b) => swap(b, '/ByteRange', '/ByteRanje')],
  ['two values of the signature', (b) => swap(b, '/Filter /Adobe.PPKLite', '/Contents <00>/F (      )')],
  ['one letter of the value in capitals', oneCapital],
  ['something of one’s own where nothing is signed', intruded],
  ['something in the room the value left', (b) => flip(b, placesOf(b).right - 3)],
  [
    'a space in the room the value left',
    (b) => {
      const c = Buffer.from(b)
      c[placesOf(b).right - 3] = 32
      return c
    },
  ],
  [
    'the value emptied',
    (b) => {
      const c = Buffer.from(b)
      c.fill(0x30, placesOf(b).left + 1, placesOf(b).right - 1)
      return c
    },
  ],
  ['another filter', (b) => swap(b, '/ETSI.CAdES.detached', '/ETSI.CAdES.detaches')],
  ['the older filter', (b) => swap(b, '/ETSI.CAdES.detached', '/adbe.pkcs7.detached')],
  ['another date', (b) => swap(b, '/M (D:20', '/M (D:19')],
  ['another permission', (b) => swap(b, '/P 2 ', '/P 3 ')],
]

function oneCapital(bytes: Buffer): Buffer {
  const { left } = placesOf(bytes)
  const at = left + text(bytes).slice(left).search(/[a-f]/)
  return flip(bytes, at, 0x20)
}

/** The room a signature leaves, closed early and used for another value: signature wrapping. */
function intruded(bytes: Buffer): Buffer {
  const { cmsEnd, right } = placesOf(bytes)
  const copy = Buffer.from(bytes)
  copy.write('>/Intruder (nothing of this is signed)'.padEnd(right - cmsEnd), cmsEnd, 'latin1')
  return copy
}
