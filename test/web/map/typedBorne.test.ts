// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { typedBorne, writtenBorne } from '../../../web/map/draw/typedBorne.ts'

describe('a borne typed by hand', () => {
  test('is read with a comma or a point, with or without spaces between thousands', () => {
    expect(typedBorne(26191, ['300 000,25', '330000.5'], 'lambert')).toEqual({ ok: true, value: [300000.25, 330000.5] })
  })

  test('in degrees is put where cs2cs puts it', () => {
    const read = typedBorne(26191, ['-7,55288049', '33.54937098'], 'geographic')
    expect(read.ok && Math.hypot(read.value[0] - 300000, read.value[1] - 330000)).toBeLessThan(0.01)
  })

  test('which is no number says which field', () => {
    expect(typedBorne(26191, ['300000', 'trois'], 'lambert')).toEqual({
      ok: false,
      error: { code: 'NOT_NUMBER', text: 'trois', axis: 1 },
    })
  })

  test('degrees in the fields of metres, or the reverse, are refused', () => {
    const outside = { ok: false, error: { code: 'OUT_OF_ZONE' } }
    expect(typedBorne(26191, ['-7.55', '33.54'], 'lambert')).toEqual(outside)
    expect(typedBorne(26191, ['300000', '330000'], 'geographic')).toEqual(outside)
  })

  test('is shown to the centimetre, or to the hundred-millionth of a degree', () => {
    expect(writtenBorne(26191, [300000, 330000.5], 'lambert').map((text) => text.replace(/\s/g, ' '))).toEqual([
      '300 000,00',
      '330 000,50',
    ])
    expect(writtenBorne(26191, [300000, 330000], 'geographic')[0]).toMatch(/^-7\.552880\d\d$/)
  })
})
