import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frameOf, piecesOf, readFrame, readNumber, readPieces } from '../../../../api/contract/room/frames.ts'

const BOARD = '0197a3b4-00ff-7c8d-8e9f-0a1b2c3d4e5f'

test('a frame says its kind and its board in seventeen bytes, then its parts', () => {
  const frame = frameOf('draw', BOARD, [258, Uint8Array.from([9, 8])])
  expect(Buffer.from(frame).toString('hex')).toBe(`03${BOARD.replaceAll('-', '')}000001020908`)
  expect(readFrame(frame)).toMatchObject({ ok: true, value: { kind: 'draw', board: BOARD } })
})

test('pieces come out as they went in, whatever they are', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 }), (pieces) => {
      const frame = readFrame(frameOf('drawn', BOARD, piecesOf(pieces)))
      expect(frame.ok && readPieces(frame.value.rest)?.map((piece) => [...piece])).toEqual(
        pieces.map((piece) => [...piece]),
      )
    }),
  )
})

test('bytes that end too early are no frame, no number and no pieces', () => {
  expect(readFrame(new Uint8Array(16).fill(3)).ok).toBe(false)
  expect(readFrame(new Uint8Array(40).fill(99)).ok).toBe(false)
  expect(readNumber(new Uint8Array(3))).toBeNull()
  expect(readPieces(Uint8Array.from([0, 0, 0, 2, 7]))).toBeNull()
})
