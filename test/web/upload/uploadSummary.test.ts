import { expect, test } from 'vitest'
import { newItem, type UploadItem, type UploadState } from '../../../web/upload/uploadItem.ts'
import { linesShown, summaryOf } from '../../../web/upload/uploadSummary.ts'

const item = (key: string, state: UploadState, sent = 0): UploadItem => ({
  ...newItem({ key, dossierId: 'd', name: `${key}.pdf`, bytes: 100 }),
  state,
  sent,
})

test('files together: what is left, what was kept, what was refused, and how far the bytes are', () => {
  const items = [item('a', 'done', 100), item('b', 'sending', 50), item('c', 'queued'), item('d', 'refused', 100)]
  expect(summaryOf(items)).toEqual({ left: 2, kept: 1, refused: 1, percent: 50 })
  expect(summaryOf([])).toEqual({ left: 0, kept: 0, refused: 0, percent: 0 })
})

test('a few files are listed as they came; of a thousand, those that need an eye come first', () => {
  const few = [item('a', 'done'), item('b', 'refused')]
  expect(linesShown(few)).toBe(few)
  const thousand = Array.from({ length: 1000 }, (_, n) =>
    item(`k${n}`, n === 900 ? 'refused' : n === 800 ? 'sending' : 'queued'),
  )
  expect(linesShown(thousand)).toHaveLength(60)
  expect(
    linesShown(thousand)
      .slice(0, 3)
      .map(({ key }) => key),
  ).toEqual(['k900', 'k800', 'k0'])
})
