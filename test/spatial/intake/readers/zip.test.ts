import { describe, expect, test } from 'vitest'
import { DEPOSIT_LIMITS } from '../../../../spatial/intake/limits.ts'
import { openArchive } from '../../../../spatial/intake/readers/zip.ts'
import { type ZipPart, zipBytes } from '../../../build/zipBytes.ts'

const open = (parts: readonly ZipPart[]) => openArchive(zipBytes(parts), DEPOSIT_LIMITS)

const codeOf = (parts: readonly ZipPart[]) => {
  const archive = open(parts)
  return archive.ok ? 'opened' : archive.error.code
}

const readFirst = (parts: readonly ZipPart[]) => {
  const archive = open(parts)
  const read = archive.ok ? archive.value[0]?.read() : archive
  return read?.ok ? new TextDecoder().decode(read.value) : read?.error.code
}

describe('an archive', () => {
  test('gives its files, packed or stored, folders and system files left out', () => {
    const archive = open([
      { name: 'plan/', content: '', stored: true },
      { name: 'plan/parcelle.csv', content: 'B1;1;2' },
      { name: '__MACOSX/plan/._parcelle.csv', content: 'x' },
      { name: '.DS_Store', content: 'x' },
    ])
    expect(archive.ok && archive.value.map(({ name }) => name)).toEqual(['plan/parcelle.csv'])
    expect(readFirst([{ name: 'a.csv', content: 'é'.repeat(9_000) }])).toBe('é'.repeat(9_000))
    expect(readFirst([{ name: 'a.csv', content: 'stored as it is', stored: true }])).toBe('stored as it is')
  })

  test.each(['../evil.shp', 'a/../../evil.shp', '/etc/evil.shp', 'C:\\evil.shp', '..\\evil.shp', '\\\\host\\evil.shp'])(
    'with the name %s is refused as unsafe',
    (name) => expect(codeOf([{ name, content: 'x' }])).toBe('ARCHIVE_UNSAFE_NAME'),
  )

  test('that is encrypted, a link or holds another archive is refused as such', () => {
    expect(codeOf([{ name: 'a.shp', content: 'x', flags: 1 }])).toBe('ARCHIVE_ENCRYPTED')
    expect(codeOf([{ name: 'a.shp', content: 'x', method: 99 }])).toBe('ARCHIVE_ENCRYPTED')
    expect(codeOf([{ name: 'a.shp', content: '/etc/passwd', unixMode: 0o120777 }])).toBe('ARCHIVE_LINK')
    expect(codeOf([{ name: 'b.zip', content: 'x' }])).toBe('ARCHIVE_NESTED')
    expect(readFirst([{ name: 'a.shp', content: zipBytes([]), stored: true }])).not.toBe('ARCHIVE_LINK')
    expect(readFirst([{ name: 'a.shp', content: zipBytes([{ name: 'x', content: 'x' }]) }])).toBe('ARCHIVE_NESTED')
  })

  test('of 65 entries is one too many', () => {
    const parts = Array.from({ length: 65 }, (_, index) => ({ name: `${index}.csv`, content: 'x' }))
    expect(codeOf(parts)).toBe('ARCHIVE_TOO_MANY_ENTRIES')
    expect(codeOf(parts.slice(1))).toBe('opened')
  })

  test('that unpacks beyond the limit, or far denser than plans are, is refused before anything is unpacked', () => {
    expect(codeOf([{ name: 'a.shp', content: 'x', saidSize: 64 * 1024 * 1024 + 1 }])).toBe('ARCHIVE_UNPACKS_TOO_LARGE')
    expect(codeOf([{ name: 'a.shp', content: new Uint8Array(5_000_000) }])).toBe('ARCHIVE_UNPACKS_TOO_LARGE')
  })

  test('whose sizes lie is stopped while unpacking', () => {
    expect(readFirst([{ name: 'a.shp', content: new Uint8Array(3_000_000), saidSize: 10 }])).toBe('ARCHIVE_DAMAGED')
    expect(readFirst([{ name: 'a.shp', content: 'short', saidSize: 500 }])).toBe('ARCHIVE_DAMAGED')
  })

  test('whose checksum, names or places disagree is damaged', () => {
    expect(readFirst([{ name: 'a.shp', content: 'x', saidCrc: 1 }])).toBe('ARCHIVE_DAMAGED')
    expect(codeOf([{ name: 'a.shp', content: 'x', localName: 'b.shp' }])).toBe('ARCHIVE_DAMAGED')
    const twice = { name: 'a.shp', content: 'x' }
    expect(codeOf([twice, twice])).toBe('ARCHIVE_DAMAGED')
    expect(
      codeOf([
        { name: 'a.shp', content: 'x' },
        { name: 'a.shq', content: 'x', saidOffset: 0 },
      ]),
    ).toBe('ARCHIVE_DAMAGED')
  })

  test('cut anywhere is damaged', () => {
    const whole = zipBytes([{ name: 'a.csv', content: 'B1;294067.78;332538.69' }])
    for (let length = 0; length < whole.length; length += 1) {
      const cut = openArchive(whole.subarray(0, length), DEPOSIT_LIMITS)
      expect(cut.ok ? length : cut.error.code).toBe('ARCHIVE_DAMAGED')
    }
  })
})
