import { describe, expect, test } from 'vitest'
import { project } from '../../../api/contract/procedures/project.ts'
import { draftFrom, draftOf, EMPTY_DRAFT, figureFault, projectOf } from '../../../web/screens/verify/project/draft.ts'

describe('the project as typed', () => {
  test('sends only what was said: an empty field is absent, never zero', () => {
    const draft = { ...EMPTY_DRAFT, levels: '3', heightM: '١٠٫٥', footprintM2: '1 200,5' }
    expect(projectOf(draft, null)).toEqual({ levels: 3, heightM: 10.5, footprintM2: 1200.5 })
  })

  test('says nothing at all when nothing was said', () => {
    expect(projectOf(EMPTY_DRAFT, null)).toBeNull()
  })

  test('keeps a zero that was typed', () => {
    expect(projectOf({ ...EMPTY_DRAFT, parkingPlaces: '0' }, null)).toEqual({ parkingPlaces: 0 })
  })

  test('comes back into the form from a sealed report', () => {
    const draft = draftOf({ use: 'hotel', levels: 4, heightM: 14.5 })
    expect(draft).toEqual({ ...EMPTY_DRAFT, use: 'hotel', levels: '4', heightM: '14,5' })
    expect(projectOf(draft, null)).toEqual({ use: 'hotel', levels: 4, heightM: 14.5 })
  })

  test('begins with what the dossier says already: R+5 is five levels to it and six to a check', () => {
    const said = project.parse({ uses: ['housing'], levels: 5, heightM: 20.5, dwellings: 12, publicOwner: false })
    expect(draftFrom(said)).toEqual({ ...EMPTY_DRAFT, levels: '6', heightM: '20,5', dwellings: '12' })
    expect(draftFrom(project.parse({ uses: ['office'] })).use).toBe('offices')
    expect(draftFrom(project.parse({ uses: ['office', 'commerce'] })).use).toBe('')
  })

  test.each([
    ['levels', '3,5', 'notWhole'],
    ['levels', '0', 'atLeast'],
    ['levels', '121', 'tooLarge'],
    ['heightM', 'haut', 'notANumber'],
    ['heightM', '-2', 'negative'],
    ['heightM', '', null],
    ['dwellings', '0', null],
  ] as const)('%s « %s » is judged %s', (name, text, fault) => {
    expect(figureFault(name, text)).toBe(fault)
  })
})
