import { expect, test } from 'vitest'
import { type Pointed, pointedBytes, readPointed } from '../../../../web/screens/room/board/pointed.ts'

test('where somebody points is read as it was said, on the map and on a page of a plan', () => {
  const places: Pointed[] = [
    { on: 'map', at: [-7.61, 33.53] },
    { on: 'sheet', documentId: 'plan-masse', page: 3, at: [120.5, -4] },
  ]
  for (const place of places) expect(readPointed(pointedBytes(place))).toEqual(place)
})

test('what is no place points nowhere: another’s browser says what it likes', () => {
  for (const said of [
    '',
    '{',
    '[]',
    '{"on":"map","at":[200,33]}',
    '{"on":"map","at":["-7","33"]}',
    '{"on":"sheet","at":[1,1]}',
  ])
    expect(readPointed(new TextEncoder().encode(said)), said).toBeNull()
})
