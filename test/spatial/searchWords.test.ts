import { describe, expect, test } from 'vitest'
import { answersSearch, searchWords } from '../../spatial/searchWords.ts'

const finds = (typed: string, text: string) => answersSearch(searchWords(typed), searchWords(text))

describe('what is typed finds a sentence', () => {
  test.each([
    ['refection', 'Permis de réfection'],
    ['RÉFEC perm', 'Permis de réfection'],
    ['debit de boisson', 'Débits de boissons'],
    ["permis d'habiter", 'Permis d’habiter'],
    ['oeuvre', 'Travaux de gros œuvre'],
    ['56.30', '56.30 Débits de boissons'],
    ['اصلاح', 'رخصة الإصلاح'],
    ['رخصه الاصلاح', 'رخصة الإصلاح'],
    ['مشروبات', 'المقاهي والمشروبات'],
    ['بنايه', 'رخصة تسوية وضعية البناية'],
    ['الإِصْلاحُ', 'رخصة الإصلاح'],
  ])('« %s » finds « %s »', (typed, text) => {
    expect(finds(typed, text)).toBe(true)
  })

  test.each([
    ['demolition', 'Permis de réfection'],
    ['permis demolition', 'Permis de réfection'],
    ['fection', 'Permis de réfection'],
    ['هدم', 'رخصة الإصلاح'],
  ])('« %s » does not find « %s »', (typed, text) => {
    expect(finds(typed, text)).toBe(false)
  })

  test('an article alone is looked for rather than finding everything', () => {
    expect(searchWords('de la')).toEqual(['de', 'la'])
    expect(searchWords('   ')).toEqual([])
  })
})
