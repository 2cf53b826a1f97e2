import { describe, expect, test } from 'vitest'
import type { Phrase } from '../../../api/contract/avis/phrases.ts'
import { PHRASES } from '../../../seeds/avis/phrases.ts'
import { fromPhrase, isEdited, isWhole, moved, ownWords, wantedOf } from '../../../web/screens/course/avis/drafts.ts'
import { phrasesFound } from '../../../web/screens/course/avis/PhrasePicker.tsx'

const library: Phrase[] = PHRASES.map(({ code, use, sentence, article, rule }) => ({
  ...{ id: code, code, own: false, use, sentence, article, rule },
}))
const phraseOf = (code: string) => {
  const found = library.find((one) => one.code === code)
  if (!found) throw new Error(code)
  return found
}
const codes = (typed: string) => phrasesFound(library, typed).map(({ code }) => code)

describe('a phrase', () => {
  test('is found by the beginnings of its words in either language, and by its article', () => {
    expect(codes('stationn')).toEqual(['parking_places'])
    expect(codes('hauteur depasse')).toEqual(['height_over'])
    expect(codes('العلو')).toContain('height_over')
    expect(codes('2-14-499')).toContain('fire_notice')
    expect(codes('mot que rien ne dit')).toEqual([])
  })

  test('left as it is goes by its name, and in other words with them', () => {
    const parking = phraseOf('parking_places')
    const draft = fromPhrase(parking, ({ fr }) => fr)
    expect(wantedOf(draft)).toEqual({ phraseId: 'parking_places' })
    const edited = { ...draft, text: 'Prévoir deux places', article: 'PA, art. 7' }
    expect(isEdited(edited)).toBe(true)
    expect(wantedOf(edited)).toEqual({ phraseId: 'parking_places', text: 'Prévoir deux places', article: 'PA, art. 7' })
    expect(isEdited({ ...draft, text: parking.sentence.ar })).toBe(false)
  })
})

describe('the items of an avis', () => {
  test('are moved by one place, and not beyond the ends', () => {
    const [a, b, c] = [ownWords(), ownWords(), ownWords()]
    expect(moved([a, b, c], b.key, -1)).toEqual([b, a, c])
    expect(moved([a, b, c], a.key, -1)).toEqual([a, b, c])
    expect(moved([a, b, c], c.key, 1)).toEqual([a, b, c])
  })

  test('are whole when each says something and there is one, but for a favourable avis', () => {
    expect(isWhole('favourable', [])).toBe(true)
    expect(isWhole('reserved', [])).toBe(false)
    expect(isWhole('reserved', [ownWords()])).toBe(false)
    expect(isWhole('unfavourable', [{ ...ownWords(), text: 'Hauteur' }])).toBe(true)
  })
})
