import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JournalProof } from '../../../api/contract/journal.ts'
import { verifyJournalProof } from '../../../api/contract/journalProof.ts'
import {
  batchHash,
  batchLeaves,
  dayStatement,
  leafHash,
  merklePath,
  merkleRoot,
  merkleRows,
} from '../../../api/journal/merkle.ts'

/** The eight leaves and nine roots that Certificate Transparency's own tests use (merkle_tree_test.cc, RFC 6962). */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  (text) => leafHash(Buffer.from(text, 'hex')),
)
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

describe('a Merkle tree of RFC 6962', () => {
  test.each(ROOTS.map((root, size) => ({ size, root })))('of $size leaves has the root that is known', (known) => {
    expect(merkleRoot(LEAVES.slice(0, known.size)).toString('hex')).toBe(known.root)
  })

  test('gives the paths that are known', () => {
    const path = (size: number, position: number) =>
      merklePath(merkleRows(LEAVES.slice(0, size)), position).map((node) => node.toString('hex'))
    expect(path(1, 0)).toEqual([])
    expect(path(8, 0)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
    expect(path(8, 5)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
    expect(path(3, 2)).toEqual(['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'])
    expect(path(5, 1)).toEqual([
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ])
  })
})

const hex = (bytes: Buffer) => bytes.toString('hex')

const ID = '01939999-0000-7000-8000-000000000001'

/** A day of batches with one event in question, proved. */
const proved = fc
  .record({
    texts: fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 70 }),
    others: fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 40 }),
    at: fc.nat(),
    among: fc.nat(),
  })
  .map(({ texts, others, at, among }): JournalProof => {
    const events = texts.map((detail) => JSON.stringify({ id: ID, detail }))
    const rows = merkleRows(events.map(leafHash))
    const root = rows.at(-1)?.[0] ?? Buffer.alloc(32)
    const position = at % texts.length
    const header = { number: 7, count: texts.length, sealedAt: '2026-11-24T09:00:00.000001Z', day: '2026-11-24' }
    const previous = Buffer.alloc(32, 5)
    const hash = batchHash({ ...header, previous, root })
    const place = among % (others.length + 1)
    const dayRows = merkleRows(batchLeaves(others.map((each): Buffer => Buffer.from(each)).toSpliced(place, 0, hash)))
    const dayRoot = dayRows.at(-1)?.[0] ?? Buffer.alloc(32)
    const batches = others.length + 1
    const [text = ''] = events.slice(position)
    return {
      id: ID,
      text,
      leaf: hex(leafHash(text)),
      batch: {
        ...header,
        previous: hex(previous),
        root: hex(root),
        hash: hex(hash),
        position,
        path: merklePath(rows, position).map(hex),
      },
      day: {
        day: header.day,
        batches,
        root: hex(dayRoot),
        statement: dayStatement(header.day, batches, dayRoot),
        closedAt: '2026-11-25T00:00:01.000Z',
        timestamp: null,
        token: null,
        position: place,
        path: merklePath(dayRows, place).map(hex),
      },
    }
  })

const flipped = (digits: string, at: number) => {
  const where = at % digits.length
  const digit = (Number.parseInt(digits[where] ?? '0', 16) ^ 1).toString(16)
  return digits.slice(0, where) + digit + digits.slice(where + 1)
}

describe('an inclusion proof', () => {
  test('verifies for every event of every batch of a day', async () => {
    await fc.assert(
      fc.asyncProperty(proved, async (proof) => {
        expect(await verifyJournalProof(proof)).toEqual({ holds: true, reaches: 'day' })
      }),
      { numRuns: 150 },
    )
  })

  test('fails when any digit of any hash, or any letter of the text, is another', async () => {
    await fc.assert(
      fc.asyncProperty(proved, fc.nat(), fc.nat(), async (proof, at, which) => {
        const { batch, day } = proof
        if (!batch || !day) throw new Error('a proof of a closed day')
        const path = (list: readonly string[]) =>
          list.map((step, index) => (index === which % list.length ? flipped(step, at) : step))
        const changed: JournalProof[] = [
          { ...proof, text: `${proof.text} ` },
          { ...proof, text: proof.text.slice(1) },
          { ...proof, id: proof.id.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')) },
          { ...proof, leaf: flipped(proof.leaf, at) },
          { ...proof, batch: { ...batch, previous: flipped(batch.previous, at) } },
          { ...proof, batch: { ...batch, root: flipped(batch.root, at) } },
          { ...proof, batch: { ...batch, hash: flipped(batch.hash, at) } },
          { ...proof, batch: { ...batch, number: batch.number + 1 } },
          { ...proof, batch: { ...batch, sealedAt: '2026-11-24T09:00:00.000002Z' } },
          { ...proof, batch: { ...batch, count: batch.count + 1 } },
          { ...proof, batch: { ...batch, path: [...batch.path, batch.root] } },
          { ...proof, day: { ...day, root: flipped(day.root, at) } },
          { ...proof, day: { ...day, path: [...day.path, day.root] } },
          { ...proof, day: { ...day, statement: day.statement.replace('2026', '2025') } },
          { ...proof, day: { ...day, day: '2026-11-23' } },
          ...(batch.path.length > 0 ? [{ ...proof, batch: { ...batch, path: path(batch.path) } }] : []),
          ...(batch.path.length > 0 ? [{ ...proof, batch: { ...batch, path: batch.path.slice(1) } }] : []),
          ...(day.path.length > 0 ? [{ ...proof, day: { ...day, path: path(day.path) } }] : []),
          ...(batch.count > 1 ? [{ ...proof, batch: { ...batch, position: (batch.position + 1) % batch.count } }] : []),
        ]
        const verdicts = await Promise.all(changed.map(verifyJournalProof))
        expect(verdicts.filter(({ holds }) => holds)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})
