import { fireEvent, render, screen } from '@testing-library/react'
import { beforeAll, expect, test, vi } from 'vitest'
import type { Reason } from '../../../api/contract/complements.ts'
import { DraftedItem } from '../../../web/screens/complements/DraftedItem.tsx'
import type { Drafted } from '../../../web/screens/complements/drafting.ts'
import { complementsFr } from '../../../web/text/fr/complements.ts'
import { Around, browserParts } from './build.tsx'

beforeAll(() => {
  browserParts()
  // A text that grows is measured again when fonts come, which jsdom has none of.
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true })
})

const reason = (code: string): Reason => ({
  ...{ code, about: 'parcel', sentence: { fr: `Motif ${code}`, ar: code } },
  rule: { fr: 'RGC', ar: 'ض', sureness: 'sourced' },
})
const draft: Drafted = {
  ...{ key: 'k', about: 'parcel', what: null, reasonCode: 'a', text: 'Coter la façade nord', article: '', to: '' },
  ...{ finding: null, remarks: [] },
}

test('what was typed of an item stays when another reason is chosen', () => {
  const onChange = vi.fn()
  const things = [{ about: 'parcel', what: null, label: null }] as const
  const reasons = [reason('a'), reason('b')]
  render(
    <Around>
      <DraftedItem nth={1} onRemove={null} findings={[]} {...{ draft, things, reasons, onChange }} />
    </Around>,
  )
  fireEvent.change(screen.getByLabelText(complementsFr.request.reason), { target: { value: 'b' } })
  expect(onChange).toHaveBeenCalledWith({ ...draft, reasonCode: 'b' })
})
