import { beforeEach, describe, expect, test } from 'vitest'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import type { RemarkAnswer } from '../../../api/contract/remarks.ts'
import { asRequest } from '../../../web/screens/complements/drafting.ts'
import { gathered } from '../../../web/screens/complements/gathered.ts'
import { draftsFromRemarks } from '../../../web/screens/sheets/draftsFromRemarks.ts'
import { dossiersKept, eraseWork, keepAgain } from '../../../web/session/keptWork.ts'
import { keepWriting, recallWriting } from '../../../web/session/keptWriting.ts'

const whose = { personId: 'p', dossierId: 'd' }
beforeEach(() => {
  localStorage.clear()
  keepAgain('p')
})

describe('what is written and not sent', () => {
  test('is kept apart for each thing of a dossier, until it is sent', () => {
    keepWriting(whose, 'pin', 'Cote manquante')
    keepWriting(whose, 'remark 1 reply', 'Vu')
    keepWriting(whose, 'remark 1 reply', null)
    expect([recallWriting(whose, 'pin'), recallWriting(whose, 'remark 1 reply')]).toEqual(['Cote manquante', undefined])
    expect(recallWriting({ ...whose, dossierId: 'other' }, 'pin')).toBe(undefined)
    expect(dossiersKept('p')).toEqual(['d'])
    keepWriting(whose, 'pin', null)
    expect(dossiersKept('p')).toEqual([])
  })

  test('is told of when its writer signs out, and goes with what they erase', () => {
    keepWriting(whose, 'pin', 'Cote manquante')
    expect(dossiersKept('p')).toEqual(['d'])
    eraseWork('p')
    expect(recallWriting(whose, 'pin')).toBe(undefined)
  })

  test('of a request is taken up again as it was, and nothing else is taken for one', () => {
    const draft = { key: 'a', about: 'parcel', what: null, reasonCode: '', text: 'Plan illisible', article: '', to: '' }
    const request = { drafts: [{ ...draft, finding: null, remarks: ['1'] }] }
    expect(asRequest(JSON.parse(JSON.stringify(request)))).toEqual(request)
    for (const other of [null, 'text', {}, { drafts: [] }, { drafts: [{ key: 'a' }] }])
      expect(asRequest(other)).toBe(null)
  })
})

describe('lines that make items', () => {
  test('are in as few texts as hold them, and none is cut short', () => {
    const lines = [
      { text: 'a'.repeat(6), from: 1 },
      { text: 'b'.repeat(3), from: 2 },
      { text: 'c'.repeat(13), from: 3 },
    ]
    expect(gathered(lines, 10)).toEqual([
      { text: 'aaaaaa\nbbb', from: [1, 2] },
      { text: 'cccccccccc', from: [3] },
      { text: 'ccc', from: [3] },
    ])
  })

  test('of two long remarks on one piece are two items of it, each with its remark', () => {
    const remark = (id: string) =>
      ({ id, nth: 1, text: id.repeat(3000), sheet: { piece: 'plan_masse', page: 1 } }) as unknown as RemarkAnswer
    const course = {
      definition: { geometry: 'none', pieces: [{ code: 'plan_masse', nameFr: 'Plan', nameAr: 'تصميم' }] },
      project: {},
    } as unknown as CourseAnswer
    const drafts = draftsFromRemarks(course, [remark('a'), remark('b')], {
      onSheet: ({ text }) => text,
      onMap: ({ text }) => text,
    })
    expect(drafts.map(({ what, text, remarks }) => [what, text.length, remarks])).toEqual([
      ['plan_masse', 3000, ['a']],
      ['plan_masse', 3000, ['b']],
    ])
  })
})
