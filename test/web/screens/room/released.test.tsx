import { renderHook } from '@testing-library/react'
import { StrictMode } from 'react'
import { expect, test, vi } from 'vitest'
import { useReleased } from '../../../../web/screens/room/media/useReleased.ts'

/** A camera and a microphone, as far as putting them out goes. */
function capturing() {
  const tracks = [{ stop: vi.fn() }, { stop: vi.fn() }]
  const stream = { getTracks: () => tracks } as unknown as MediaStream
  return { stream, out: () => tracks.map(({ stop }) => stop.mock.calls.length > 0) }
}

const nextTask = () => new Promise((resolve) => setTimeout(resolve))

test.each([
  ['in a room as it is built', undefined],
  ['in a room as it is developed', StrictMode],
])('camera and microphone are on while one is there, and out once the screen is left, %s', async (_, wrapper) => {
  const { stream, out } = capturing()
  const { unmount } = renderHook(() => useReleased(stream, false), { ...(wrapper && { wrapper }) })
  await nextTask()
  expect(out()).toEqual([false, false])
  unmount()
  await nextTask()
  expect(out()).toEqual([true, true])
})

test('they are out once the session is over, before one leaves', () => {
  const { stream, out } = capturing()
  const { rerender } = renderHook(({ isOver }) => useReleased(stream, isOver), { initialProps: { isOver: false } })
  expect(out()).toEqual([false, false])
  rerender({ isOver: true })
  expect(out()).toEqual([true, true])
})
