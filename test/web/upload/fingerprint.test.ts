import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { fingerprintOf } from '../../../web/upload/fingerprint.ts'
import { refusedBeforehand } from '../../../web/upload/preChecks.ts'

const MIB = 1024 * 1024

/** The same recipe by coreutils and openssl. */
function byShell(name: string, bytes: Uint8Array): string {
  const folder = mkdtempSync(`${tmpdir()}/fingerprint-`)
  writeFileSync(`${folder}/file`, bytes)
  const recipe = `(printf '%s\\n%s\\n' "$(stat -c %s file)" "$NAME"; head -c ${MIB} file; tail -c ${MIB} file) | openssl dgst -sha256 -r`
  const said = execFileSync('sh', ['-c', recipe], {
    cwd: folder,
    env: { ...process.env, NAME: name },
    encoding: 'utf8',
  })
  rmSync(folder, { recursive: true })
  return said.slice(0, 64)
}

const bytesOf = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) % 251)

/** jsdom's File has no stream of its own; Node's Blob, with a name, is cut the same way. */
const fileOf = (name: string, bytes: Uint8Array<ArrayBuffer>) => {
  const blob = new Blob([bytes])
  return { name, size: bytes.length, slice: blob.slice.bind(blob) }
}

test.each([
  ['plan.pdf', 300],
  ['Façade été.png', 2 * MIB + 17],
  ['تصميم.pdf', MIB + 1],
])('a file is told by its size, its name and its ends: %s', async (name, length) => {
  const bytes = bytesOf(length)
  expect(await fingerprintOf(fileOf(name, bytes))).toBe(byShell(name, bytes))
})

test('another name or another last byte makes another fingerprint', async () => {
  const bytes = bytesOf(4000)
  const changed = bytes.with(3999, (bytes[3999] ?? 0) + 1)
  const told = await Promise.all([
    fingerprintOf(fileOf('a.pdf', bytes)),
    fingerprintOf(fileOf('b.pdf', bytes)),
    fingerprintOf(fileOf('a.pdf', new Uint8Array(changed))),
  ])
  expect(new Set(told).size).toBe(3)
})

test('a file too heavy for its type, empty, or of no accepted type is known before it leaves', () => {
  expect(refusedBeforehand({ name: 'Plan.PDF', size: 256 * MIB })).toBeNull()
  expect(refusedBeforehand({ name: 'plan.pdf', size: 256 * MIB + 1 })).toBe('tooLarge')
  expect(refusedBeforehand({ name: 'plan.zip', size: 64 * MIB + 1 })).toBe('tooLarge')
  expect(refusedBeforehand({ name: 'plan.pdf', size: 0 })).toBe('empty')
  expect(refusedBeforehand({ name: 'plan', size: 12 })).toBe('wrongType')
  expect(refusedBeforehand({ name: 'plan.pdf.exe', size: 12 })).toBe('wrongType')
})
