// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { labelIn, words } from '../../../web/map/layers/label.ts'

describe('the name written on the map', () => {
  test('is the one of the interface, else the other one, else nothing', () => {
    expect(labelIn('fr', 'Salé', 'سلا')).toBe('Salé')
    expect(labelIn('ar', 'Salé', 'سلا')).toBe('سلا')
    expect(labelIn('ar', 'Salé', '  ')).toBe('Salé')
    expect(labelIn('fr', null, 'سلا')).toBe('سلا')
    expect(labelIn('fr', undefined, undefined)).toBe('')
  })

  test('a figure or a missing attribute of a tile is not a word', () => {
    expect([words(12), words(null), words(' T 12/34 ')]).toEqual(['', '', 'T 12/34'])
  })
})
