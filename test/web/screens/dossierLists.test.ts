import { describe, expect, test } from 'vitest'
import type { DossierSummary } from '../../../api/contract/dossiers.ts'
import type { JournalEventAnswer } from '../../../api/contract/journal.ts'
import { pagesAround, viewerMove, widthFor } from '../../../web/screens/documents/viewing.ts'
import { watchAgain } from '../../../web/screens/documents/watching.ts'
import { parseDossierSearch, parseDossiersSearch } from '../../../web/screens/dossiers/dossierSearch.ts'
import { rowReached, shownDossiers, sortedBy } from '../../../web/screens/dossiers/queue.ts'
import { consultationsShown, pagesInWords, sittingsOf } from '../../../web/screens/dossiers/sittings.ts'

const dossier = (title: string, createdAt: string, nameFr = 'Agadir'): DossierSummary => ({
  id: `0192f0c0-0000-7000-8000-${title.length.toString().padStart(12, '0')}`,
  title,
  state: 'filed',
  commune: { code: '09.001.01.01', nameFr, nameAr: 'أكادير' },
  createdAt,
  number: null,
  step: 'filed',
  holder: 'guichet',
  due: null,
  myParts: [],
  leadsDraft: false,
})

const QUEUE = [
  dossier('École des Orangers', '2026-11-20T10:00:00Z'),
  dossier('Villa 12', '2026-11-18T10:00:00Z', 'Aïn-Chock'),
  dossier('Villa 2', '2026-11-24T10:00:00Z'),
]
const titles = (given: readonly DossierSummary[]) => given.map(({ title }) => title)

describe('the queue', () => {
  test('finds letters without their accents, in the title and in the commune', () => {
    const shown = (q: string) => titles(shownDossiers(QUEUE, { sort: 'newest', q, language: 'fr' }))
    expect([shown('ecole'), shown('ain-ch'), shown('أكا').length]).toEqual([['École des Orangers'], ['Villa 12'], 3])
  })

  test('sorts by age, and by title as people count: 2 before 12', () => {
    const by = (sort: 'newest' | 'oldest' | 'title') => titles(shownDossiers(QUEUE, { sort, q: '', language: 'fr' }))
    expect(by('newest')[0]).toBe('Villa 2')
    expect(by('oldest')[0]).toBe('Villa 12')
    expect(by('title')).toEqual(['École des Orangers', 'Villa 2', 'Villa 12'])
    expect([sortedBy('title', 'newest'), sortedBy('title', 'title')]).toEqual(['title', 'titleDown'])
  })

  test('keeps ten thousand dossiers quick: sorting and filtering them takes less than a second', () => {
    const many = Array.from({ length: 10_000 }, (_, n) =>
      dossier(`Résidence ${(n * 7919) % 10_000}`, QUEUE[0]?.createdAt ?? ''),
    )
    const from = performance.now()
    const shown = shownDossiers(many, { sort: 'title', q: 'residence 12', language: 'fr' })
    expect(shown).toHaveLength(111)
    expect(performance.now() - from).toBeLessThan(1000)
  })

  test('moves within its ends', () => {
    expect([rowReached('j', 4, 5), rowReached('k', 0, 5), rowReached('j', -1, 5), rowReached('x', 1, 5)]).toEqual([
      4,
      0,
      0,
      null,
    ])
  })

  test('is the same in the address of the list and of a dossier opened from it; what is no state is left out', () => {
    const asked = { state: 'filed', sort: 'title', q: 'villa' }
    expect(parseDossiersSearch(asked)).toEqual(asked)
    expect(parseDossierSearch({ ...asked, tab: 'documents', page: '3' })).toEqual({
      ...asked,
      tab: 'documents',
      page: 3,
    })
    expect(parseDossierSearch({ state: 'lost', sort: 'size', page: '0', tab: 'x' })).toEqual({})
  })
})

const EXAMINER = { id: 'e', givenName: 'Driss', familyName: 'El Alaoui', givenNameAr: 'إدريس', familyNameAr: 'العلوي' }
const OWNER = { id: 'o', givenName: 'Hind', familyName: 'Sefrioui', givenNameAr: null, familyNameAr: null }
const AGENCY = { id: 'b', nameFr: 'Agence urbaine de Casablanca', nameAr: 'الوكالة الحضرية' }

const event = (minute: number, given: Partial<JournalEventAnswer>): JournalEventAnswer => ({
  id: `event ${minute}`,
  at: new Date(Date.UTC(2026, 10, 24, 9, minute)).toISOString(),
  action: 'dossier.consult',
  consultation: true,
  subject: { kind: 'dossier', id: 'd' },
  dossierId: 'd',
  person: EXAMINER,
  acting: { mandateId: 'm', role: 'examiner', body: AGENCY },
  body: AGENCY,
  concerned: null,
  detail: {},
  batch: 1,
  ...given,
})

const plan = { kind: 'document', id: 'p', name: 'plan.pdf' }
const LOG = [
  event(58, { action: 'document.view', subject: plan, detail: { page: 3 } }),
  event(12, { person: OWNER, acting: null }),
  event(9, { action: 'document.view', subject: plan, detail: { page: 2 } }),
  event(8, { action: 'document.view', subject: plan, detail: { page: 1 } }),
  event(7, { action: 'document.consult', subject: plan }),
  event(5, {}),
]

describe('the log of consultations', () => {
  test('gathers what one person read without a long pause, and leaves no event out', () => {
    const sittings = sittingsOf(LOG)
    expect(sittings.map(({ person, events }) => [person?.id, events.length])).toEqual([
      ['e', 1],
      ['o', 1],
      ['e', 4],
    ])
    const [, , long] = sittings
    expect([long?.from.slice(11, 16), long?.to.slice(11, 16)]).toEqual(['09:05', '09:09'])
    expect(long?.readings.map(({ action, name, pages }) => [action, name, pages])).toEqual([
      ['dossier.consult', null, []],
      ['document.view', 'plan.pdf', [1, 2]],
    ])
  })

  test('parts two sittings of one person by half an hour, and by the capacity they act in', () => {
    expect(sittingsOf([event(40, {}), event(9, {})])).toHaveLength(2)
    expect(sittingsOf([event(40, {}), event(10, {})])).toHaveLength(1)
    expect(sittingsOf([event(11, {}), event(10, { acting: null })])).toHaveLength(2)
  })

  test('is filtered by person or body in either writing, with or without one’s own', () => {
    const count = (q: string, without: string | null = null) => consultationsShown(LOG, { q, without }).length
    expect([count(''), count('', 'o'), count('driss'), count('الوكالة'), count('sefrioui'), count('personne')]).toEqual(
      [6, 5, 5, 5, 1, 0],
    )
  })

  test('says pages by runs', () => {
    expect([pagesInWords([1, 2, 3, 7]), pagesInWords([4]), pagesInWords([])]).toEqual(['1–3, 7', '4', ''])
  })
})

describe('the viewer', () => {
  test('turns pages in the reading direction, and stops at both ends', () => {
    const at = { page: 1, pages: 2 }
    expect(viewerMove('ArrowRight', { ...at, dir: 'ltr' })).toEqual({ to: 'page', page: 2 })
    expect(viewerMove('ArrowRight', { ...at, dir: 'rtl' })).toEqual({ to: 'page', page: 1 })
    expect(viewerMove('PageDown', { page: 2, pages: 2, dir: 'rtl' })).toEqual({ to: 'page', page: 2 })
    expect(viewerMove('a', { ...at, dir: 'ltr' })).toBeNull()
  })

  test('shows in small the pages near the one read, of however many', () => {
    expect(pagesAround(1, 3)).toEqual([1, 2, 3])
    expect([pagesAround(2500, 5000)[0], pagesAround(2500, 5000).at(-1)]).toEqual([2480, 2520])
    expect([pagesAround(5000, 5000)[0], pagesAround(5000, 5000).at(-1)]).toEqual([4960, 5000])
  })

  test('asks for the narrowest picture that is not blurred', () => {
    expect([widthFor(150), widthFor(780), widthFor(1200), widthFor(9000)]).toEqual([200, 800, 1600, 1600])
  })

  test('asks again for what is being made less and less often: under sixty readings in an hour of waiting', () => {
    let readings = 0
    for (let waited = 0; waited < 3_600_000; readings += 1) waited += watchAgain(waited)
    expect(watchAgain(0)).toBe(3000)
    expect(readings).toBeLessThan(60)
  })
})
