import { zipBytes } from '../build/zipBytes.ts'
import { below, pick, type Random } from './random.ts'
import type { Specimen } from './specimens.ts'

type Mutation = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array

const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

function slice(bytes: Uint8Array, random: Random): readonly [number, number] {
  const from = below(random, bytes.length + 1)
  return [from, Math.min(bytes.length, from + below(random, 200))]
}

const flipBits: Mutation = (bytes, random) => {
  const copy = new Uint8Array(bytes)
  const flips = 1 + below(random, 3)
  for (let done = 0; done < flips; done += 1) {
    const index = below(random, copy.length)
    copy[index] = (copy[index] ?? 0) ^ (1 << below(random, 8))
  }
  return copy
}

const truncate: Mutation = (bytes, random) => bytes.slice(0, below(random, bytes.length + 1))

const cutOut: Mutation = (bytes, random) => {
  const [from, to] = slice(bytes, random)
  return joined(bytes.subarray(0, from), bytes.subarray(to))
}

const repeat: Mutation = (bytes, random) => {
  const [from, to] = slice(bytes, random)
  const copies = Array.from({ length: 1 + below(random, 40) }, () => bytes.subarray(from, to))
  return joined(bytes.subarray(0, to), ...copies, bytes.subarray(to))
}

const splice: Mutation = (bytes, random, other) => {
  const [from, to] = slice(other, random)
  const place = below(random, bytes.length + 1)
  return joined(bytes.subarray(0, place), other.subarray(from, to), bytes.subarray(place))
}

const graft: Mutation = (bytes, random, other) =>
  joined(bytes.subarray(0, below(random, bytes.length + 1)), other.subarray(below(random, other.length + 1)))

/** Numbers that software forgets. */
const STRANGE = [
  '0',
  '-0',
  '1e308',
  '-1e308',
  '1e-320',
  'NaN',
  '9007199254740993',
  '4294967296',
  '-1',
  '33.59',
  '1e999',
  '',
]

const swapNumber: Mutation = (bytes, random) => {
  const text = Buffer.from(bytes).toString('latin1')
  const numbers = [...text.matchAll(/-?\d+(\.\d+)?/g)]
  if (numbers.length === 0) return flipBits(bytes, random, bytes)
  const chosen = pick(random, numbers)
  const changed = text.slice(0, chosen.index) + pick(random, STRANGE) + text.slice(chosen.index + chosen[0].length)
  return new Uint8Array(Buffer.from(changed, 'latin1'))
}

/** Overwrites four or eight bytes in a row with what counts, lengths and offsets in binary files must not be. */
const swapWord: Mutation = (bytes, random) => {
  const copy = Buffer.from(bytes)
  if (copy.length < 8) return new Uint8Array(copy)
  const index = below(random, copy.length - 7)
  const word = pick(random, [0, 1, 0x7fffffff, 0xffffffff, 0x80000000, copy.length, below(random, 0xffffffff)])
  if (random() < 0.3) copy.writeDoubleLE(pick(random, [Number.NaN, Infinity, -Infinity, 1e300, 5e-324]), index)
  else if (random() < 0.5) copy.writeUInt32LE(word, index)
  else copy.writeUInt32BE(word, index)
  return new Uint8Array(copy)
}

const MUTATIONS: readonly Mutation[] = [flipBits, truncate, cutOut, repeat, splice, graft, swapNumber, swapWord]

/** One mutation, seldom two or three in a row, drawn by the seed. Never longer than 2 MB. */
function mutateBytes(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  let mutant = bytes
  const times = random() < 0.7 ? 1 : 2 + below(random, 2)
  for (let done = 0; done < times && mutant.length > 0; done += 1)
    mutant = pick(random, MUTATIONS)(mutant, random, other)
  return mutant.subarray(0, 2 * 1024 * 1024)
}

/**
 * A mutant of a specimen. An archive is mostly opened, mutated inside and closed again with honest sums, or nothing would
 * ever get past its door.
 */
export function mutate({ name, bytes, parts }: Specimen, random: Random, other: Specimen): Specimen {
  if (parts.length === 0 || random() < 0.2) return { name, bytes: mutateBytes(bytes, random, other.bytes), parts }
  const target = below(random, parts.length)
  const strange = other.parts.length > 0 ? pick(random, other.parts).content : other.bytes
  const mutated = parts.map((part, index) =>
    index === target ? { ...part, content: mutateBytes(part.content, random, strange) } : part,
  )
  return { name, bytes: zipBytes(mutated), parts }
}
