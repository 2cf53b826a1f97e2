import { describe, expect, test } from 'vitest'
import { carriedOver, isOpen, sheetOfRemark } from '../../../api/dossiers/remarks/standing.ts'

const document = (id: string, version: number, more: object = {}) => ({
  ...{ id, version, fileName: `${id}.pdf`, piece: 'plan_masse' as string | null, pages: 3 as number | null },
  ...more,
})

describe('a remark', () => {
  test('stands until it is closed, and again once it is opened again; replies change nothing', () => {
    const reply = { kind: 'reply' } as const
    expect(isOpen([])).toBe(true)
    expect(isOpen([reply, { kind: 'close' }, reply])).toBe(false)
    expect(isOpen([{ kind: 'close' }, { kind: 'reopen' }, reply])).toBe(true)
  })

  test('stands on the sheet where it was confirmed last', () => {
    const [first, second] = [
      { documentId: 'v1', page: 2 },
      { documentId: 'v2', page: 3 },
    ]
    expect(sheetOfRemark(first, [{ kind: 'reply', sheet: null }])).toBe(first)
    expect(
      sheetOfRemark(first, [
        { kind: 'confirm', sheet: second },
        { kind: 'reply', sheet: null },
      ]),
    ).toBe(second)
    expect(sheetOfRemark(null, [])).toBe(null)
  })
})

describe('a newer version of the piece', () => {
  const old = [document('rdc', 1), document('etage', 1)]

  test('carries nothing while its own version counts, nor for a document of no piece', () => {
    expect(carriedOver({ documentId: 'rdc', page: 1 }, old)).toBe(null)
    const loose = document('note', 1, { piece: null })
    expect(carriedOver({ documentId: 'note', page: 1 }, [loose, document('autre', 2, { piece: null })])).toBe(null)
  })

  test('carries to the document of the same name, whatever its rank', () => {
    const now = [...old, document('x', 2, { fileName: 'etage.pdf' }), document('y', 2, { fileName: 'rdc.pdf' })]
    expect(carriedOver({ documentId: 'etage', page: 2 }, now)).toEqual({
      ...{ fromVersion: 1, documentId: 'x', fileName: 'etage.pdf', pieceVersion: 2, page: 2 },
    })
  })

  test('carries to the document of the same rank where names changed, else to the last', () => {
    const two = [...old, document('a', 3), document('b', 3)]
    expect(carriedOver({ documentId: 'etage', page: 1 }, two)?.documentId).toBe('b')
    expect(carriedOver({ documentId: 'etage', page: 1 }, [...old, document('a', 2)])?.documentId).toBe('a')
  })

  test('says that it has no such page', () => {
    const now = [...old, document('a', 2, { fileName: 'rdc.pdf', pages: 1 })]
    expect(carriedOver({ documentId: 'rdc', page: 3 }, now)).toMatchObject({ documentId: 'a', page: null })
  })
})
