import { describe, expect, test } from 'vitest'
import { Board } from '../../../../api/commission/room/Board.ts'
import { type Drawing, Keeper } from '../../../../api/commission/room/Keeper.ts'
import { Allowance } from '../../../../api/commission/room/limits.ts'

const board = () => new Board('session', 'dossier', { snapshot: null, updates: [], upto: null, authors: [] })

const drawing = (nth: number, on: Board): Drawing => ({
  ...{ board: on, peer: 1, client: 1, nth, bytes: new Uint8Array([nth]), at: new Date('2026-11-24T09:00:00Z') },
})

const nths = (drawings: readonly Drawing[]) => drawings.map(({ nth }) => nth)

describe('What is drawn', () => {
  test('is shown only once it is kept, and gathers while a write is on its way', async () => {
    const told: string[] = []
    let release: () => void = () => undefined
    const on = board()
    const keeper = new Keeper({
      keep: (drawings) => {
        told.push(`keep ${nths(drawings)}`)
        return new Promise((resolve) => {
          release = resolve
        })
      },
      onKept: (drawings) => told.push(`kept ${nths(drawings)}`),
      onLost: () => told.push('lost'),
    })
    keeper.add(drawing(1, on))
    await Promise.resolve()
    keeper.add(drawing(2, on))
    keeper.add(drawing(3, on))
    expect(told).toEqual(['keep 1'])
    release()
    await new Promise((resolve) => setTimeout(resolve))
    expect(told).toEqual(['keep 1', 'kept 1', 'keep 2,3'])
    const settled = keeper.settled()
    release()
    await settled
    expect(told.at(-1)).toBe('kept 2,3')
  })

  test('survives a database that is away for a moment', async () => {
    let attempts = 0
    const kept: number[] = []
    const keeper = new Keeper({
      keep: async () => {
        attempts += 1
        if (attempts < 3) throw new Error('away')
      },
      onKept: (drawings) => kept.push(...nths(drawings)),
      onLost: () => kept.push(-1),
    })
    keeper.add(drawing(1, board()))
    await keeper.settled()
    expect([attempts, kept]).toEqual([3, [1]])
  })

  test('is given up with everything on its board when it cannot be kept, and other boards go on', {
    timeout: 20_000,
  }, async () => {
    const [broken, sound] = [board(), board()]
    const told: string[] = []
    const keeper = new Keeper({
      keep: async (drawings) => {
        if (drawings.some((one) => one.board === broken)) throw new Error('refused')
      },
      onKept: (drawings) => told.push(`kept ${nths(drawings)}`),
      onLost: (drawings) => told.push(`lost ${nths(drawings)}`),
    })
    keeper.add(drawing(1, broken))
    await Promise.resolve()
    keeper.add(drawing(2, broken))
    keeper.add(drawing(3, sound))
    await keeper.settled()
    expect(told).toEqual(['lost 1', 'kept 3'])
  })
})

test('an allowance lets a burst through, then a rate', () => {
  const allowance = new Allowance(10, 2, 0)
  expect(Array.from({ length: 21 }, () => allowance.take(1, 0)).filter(Boolean)).toHaveLength(20)
  expect([allowance.take(1, 50), allowance.take(1, 100), allowance.take(1, 100)]).toEqual([false, true, false])
})
