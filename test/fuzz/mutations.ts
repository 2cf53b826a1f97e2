import { unzipSync, zipSync } from 'fflate'

/** The same seed gives the same numbers on every machine (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Random = () => number
type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array

const below = (random: Random, most: number) => Math.floor(random() * most)

const flipBits: Mutation = (bytes, random) => {
  const changed = bytes.slice()
  for (let n = 1 + below(random, 16); n > 0; n -= 1) {
    const at = below(random, changed.length)
    changed[at] = (changed[at] ?? 0) ^ (1 << below(random, 8))
  }
  return changed
}

const truncate: Mutation = (bytes, random) => bytes.slice(0, below(random, bytes.length))

const cutOut: Mutation = (bytes, random) => {
  const from = below(random, bytes.length)
  const to = Math.min(bytes.length, from + 1 + below(random, 400))
  return joined(bytes.subarray(0, from), bytes.subarray(to))
}

const repeat: Mutation = (bytes, random) => {
  const from = below(random, bytes.length)
  const to = Math.min(bytes.length, from + 1 + below(random, 2_000))
  return joined(bytes.subarray(0, to), bytes.subarray(from, to), bytes.subarray(to))
}

const extremeWords = [0x00, 0xff, 0x7f, 0x80]

/** Lengths, counts and coordinates are where a reader believes a file: overwrite one whole word. */
const extremeWord: Mutation = (bytes, random) => {
  const changed = bytes.slice()
  const at = below(random, Math.max(1, changed.length - 8))
  changed.fill(extremeWords[below(random, extremeWords.length)] ?? 0, at, at + (random() < 0.5 ? 4 : 8))
  return changed
}

const NUMBERS = ['NaN', '1e309', '-0', '9'.repeat(400), '', '1,5', '٣', '1e-320', 'null']

/** In a text, some number becomes one that no plan has. */
const strangeNumber: Mutation = (bytes, random) => {
  const text = new TextDecoder('latin1').decode(bytes)
  const numbers = [...text.slice(0, 200_000).matchAll(/-?\d+(\.\d+)?/g)]
  const chosen = numbers[below(random, numbers.length)]
  if (!chosen) return flipBits(bytes, random)
  const swapped = NUMBERS[below(random, NUMBERS.length)] ?? ''
  const changed = text.slice(0, chosen.index) + swapped + text.slice(chosen.index + chosen[0].length)
  return Uint8Array.from(changed, (character) => character.charCodeAt(0) & 0xff)
}

const MUTATIONS: readonly Mutation[] = [flipBits, truncate, cutOut, repeat, extremeWord, strangeNumber]

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/**
 * Mutates one file of an archive and packs it again: a checksum that no longer fits would stop every mutation at the
 * archive's door, before the readers behind it.
 */
function mutatedInside(archive: Uint8Array, random: Random): Uint8Array {
  const files = unzipSync(archive)
  const names = Object.keys(files).filter((name) => (files[name]?.length ?? 0) > 0)
  const chosen = names[below(random, names.length)]
  if (!chosen) return archive
  return zipSync({ ...files, [chosen]: mutated(files[chosen] ?? archive, random) }, { level: 1 })
}

/** A third of the mutated archives are damaged outside, the others inside; archives that are broken already only outside. */
export function mutatedFile(bytes: Uint8Array, name: string, random: Random): Uint8Array {
  if (!name.endsWith('.zip') || HOSTILE.test(name) || random() < 1 / 3) return mutated(bytes, random)
  return mutatedInside(bytes, random)
}

const HOSTILE = /bomb|slip|truncated|badzip/

/** One to three mutations of a file, one after the other. */
function mutated(bytes: Uint8Array, random: Random): Uint8Array {
  let changed = bytes
  for (let n = 1 + below(random, 3); n > 0 && changed.length > 0; n -= 1) {
    changed = (MUTATIONS[below(random, MUTATIONS.length)] ?? flipBits)(changed, random)
  }
  return changed
}
