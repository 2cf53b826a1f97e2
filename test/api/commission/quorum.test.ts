import { expect, test } from 'vitest'
import { quorumOf } from '../../../api/contract/commission/quorum.ts'

const bodies = (...ids: string[]) => new Set(ids)

test('half of five bodies is three, more than half of four is three, all is all, one is one', () => {
  const five = bodies('a', 'b', 'c', 'd', 'e')
  const four = bodies('a', 'b', 'c', 'd')
  expect(quorumOf('half', five, bodies())).toMatchObject({ needed: 3, present: 0, met: false })
  expect(quorumOf('more_than_half', four, bodies('a', 'b'))).toMatchObject({ needed: 3, present: 2, met: false })
  expect(quorumOf('more_than_half', four, bodies('a', 'b', 'd'))).toMatchObject({ needed: 3, present: 3, met: true })
  expect(quorumOf('all', four, bodies('a', 'b', 'c'))).toMatchObject({ needed: 4, met: false })
  expect(quorumOf('one', four, bodies('c'))).toMatchObject({ needed: 1, met: true })
})

test('who was not called does not make a quorum, and nobody called is no quorum at all', () => {
  expect(quorumOf('half', bodies('a', 'b'), bodies('x', 'y', 'z'))).toMatchObject({ present: 0, met: false })
  expect(quorumOf('all', bodies(), bodies('x'))).toMatchObject({ called: 0, needed: 1, met: false })
})
