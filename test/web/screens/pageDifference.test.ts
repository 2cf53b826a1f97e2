import { expect, test } from 'vitest'
import { type Picture, pageDifference } from '../../../web/screens/complements/pageDifference.ts'

/** A page of 4 × 3 points, white but for the black ones given. */
function page(black: readonly (readonly [x: number, y: number])[], width = 4, height = 3): Picture {
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (const [x, y] of black) data.fill(0, 4 * (y * width + x), 4 * (y * width + x) + 3)
  return { width, height, data }
}

const pointAt = ({ overlay }: ReturnType<typeof pageDifference>, x: number, y: number) => [
  ...overlay.data.slice(4 * (y * overlay.width + x), 4 * (y * overlay.width + x) + 3),
]

test('two pages drawn alike do not differ, whatever a picture’s compression adds', () => {
  const before = page([[1, 1]])
  const after = { ...before, data: before.data.map((value) => Math.max(0, value - 9)) }
  expect(pageDifference(before, after)).toMatchObject({ share: 0, differs: false })
})

test('what was taken away is red and what was added green; what stayed is grey', () => {
  const found = pageDifference(
    page([
      [0, 0],
      [1, 0],
    ]),
    page([
      [1, 0],
      [3, 2],
    ]),
  )
  expect(found).toMatchObject({ share: 2 / 12, differs: true })
  expect(pointAt(found, 0, 0)).toEqual([179, 38, 30])
  expect(pointAt(found, 3, 2)).toEqual([27, 127, 92])
  expect(pointAt(found, 1, 0)).toEqual([170, 170, 170])
})

test('a sheet that only grew is white where the former one ended: nothing was changed there', () => {
  expect(pageDifference(page([[1, 1]]), page([[1, 1]], 6, 5)).differs).toBe(false)
})
