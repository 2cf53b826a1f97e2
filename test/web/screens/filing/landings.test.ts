import { describe, expect, test } from 'vitest'
import type { DocumentAnswer } from '../../../../api/contract/documents.ts'
import { Landings } from '../../../../web/screens/filing/pieces/landings.ts'
import type { UploadItem } from '../../../../web/upload/uploadItem.ts'

const item = (key: string, documentId: string | null) => ({ key, documentId }) as UploadItem // all that a landing is told by
const document = (id: string) => ({ id }) as DocumentAnswer

describe('a file that lands in a dossier', () => {
  test('is met once the list shows it, even when it has left the uploads by then', () => {
    const landings = new Landings()
    expect(landings.shown([item('a', null)], [])).toEqual([])
    expect(landings.shown([item('a', 'plan')], [document('old')])).toEqual([])
    const [met, ...others] = landings.shown([], [document('old'), document('plan')])
    expect([met?.item.key, met?.document.id, others]).toEqual(['a', 'plan', []])
  })

  test('is met once and no more, however often the list is read with it still among the uploads', () => {
    const landings = new Landings()
    expect(landings.shown([item('a', 'plan')], [document('plan')])).toHaveLength(1)
    expect(landings.shown([item('a', 'plan')], [document('plan')])).toEqual([])
    expect(landings.shown([], [document('plan')])).toEqual([])
  })
})
