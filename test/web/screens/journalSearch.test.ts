// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { intervalFault } from '../../../web/screens/journal/interval.ts'
import {
  type FilterDraft,
  filterFault,
  parseJournalSearch,
  parsePublicJournalSearch,
  searchOf,
} from '../../../web/screens/journal/journalSearch.ts'

const ID = '019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071'
const EMPTY: FilterDraft = { person: '', body: '', dossier: '', action: '', from: '', to: '' }

describe('the address of the journal', () => {
  test('keeps the filter, the page and the open event', () => {
    const search = { person: ID, action: 'dossier.consult', from: '2026-11-01', to: '2026-11-24', after: ID, event: ID }
    expect(parseJournalSearch(search)).toEqual(search)
  })

  test('drops what it does not understand instead of failing', () => {
    const search = { person: '1 or 1=1', action: 'Dossier Consult', from: '2026-02-30', after: '', event: '<script>' }
    expect(parseJournalSearch(search)).toEqual({})
    expect(parsePublicJournalSearch({ event: 'none' })).toEqual({})
  })

  test('is made of what was typed, days as they are printed, from the first page', () => {
    const draft = { ...EMPTY, dossier: ` ${ID} `, action: 'account.lock', from: '1/11/2026' }
    expect(searchOf(draft)).toEqual({ dossier: ID, action: 'account.lock', from: '2026-11-01' })
  })
})

describe('the filter of the journal', () => {
  test('says what is wrong with a field and nothing of an empty one', () => {
    expect(filterFault('person', EMPTY)).toBeNull()
    expect(filterFault('person', { ...EMPTY, person: 'Amina' })).toBe('wrongId')
    expect(filterFault('action', { ...EMPTY, action: 'dossier consult' })).toBe('wrongAction')
    expect(filterFault('from', { ...EMPTY, from: '31/02/2026' })).toBe('wrongDay')
    expect(filterFault('to', { ...EMPTY, from: '24/11/2026', to: '23/11/2026' })).toBe('order')
    expect(filterFault('to', { ...EMPTY, from: '24/11/2026', to: '24/11/2026' })).toBeNull()
  })
})

describe('an interval to verify', () => {
  test('needs two days, the first one first', () => {
    expect(intervalFault('from', { from: '', to: '24/11/2026' })).toBe('dayWrong')
    expect(intervalFault('to', { from: '24/11/2026', to: '1/11/2026' })).toBe('order')
    expect(intervalFault('to', { from: '24/11/2026', to: '24/11/2026' })).toBeNull()
  })
})
