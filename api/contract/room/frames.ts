import { fail, ok, type Result } from '../../../spatial/result.ts'

/**
 * What is too frequent for JSON travels as bytes: one for the kind, sixteen for the board (the dossier's id), then what the
 * kind carries. Numbers are unsigned, big-endian.
 */
export const FRAME = {
  /** Browser: opens a board. Client id (4), then a state vector. */
  open: 1,
  /** Server: length of its state vector (4), that vector, then what the browser lacks. */
  opened: 2,
  /** Browser: a number that grows (4), then a Yjs update of its own. */
  draw: 3,
  /** Server: everything up to that number (4) is kept on disk. */
  kept: 4,
  /** Server: updates of others, each after its length (4). */
  drawn: 5,
  /** Browser: where it points, as UTF-8 JSON; the server puts the peer's number (4) before it. */
  pointing: 6,
} as const
export type FrameKind = keyof typeof FRAME

const KINDS = new Map<number, FrameKind>(Object.entries(FRAME).map(([kind, byte]) => [byte, kind as FrameKind]))
const HEAD = 17
const NUMBER = 4

export type Frame = { readonly kind: FrameKind; readonly board: string; readonly rest: Uint8Array }

function uuidBytes(id: string): Uint8Array {
  return Uint8Array.from(id.replaceAll('-', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const DASH_BEFORE = new Set([4, 6, 8, 10])

/** Asked at every frame: no array and no pattern. */
function uuidText(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 1) text += `${DASH_BEFORE.has(at) ? '-' : ''}${HEX[bytes[at] ?? 0]}`
  return text
}

/** Bytes of a frame; `parts` follow the head in their order, numbers as four bytes. */
export function frameOf(kind: FrameKind, board: string, parts: readonly (Uint8Array | number)[]): Uint8Array {
  const length = parts.reduce<number>((sum, part) => sum + (typeof part === 'number' ? NUMBER : part.length), HEAD)
  const frame = new Uint8Array(length)
  const view = new DataView(frame.buffer)
  frame[0] = FRAME[kind]
  frame.set(uuidBytes(board), 1)
  let at = HEAD
  for (const part of parts) {
    if (typeof part === 'number') view.setUint32(at, part)
    else frame.set(part, at)
    at += typeof part === 'number' ? NUMBER : part.length
  }
  return frame
}

/** What a frame says; a refusal for bytes that are none. */
export function readFrame(bytes: Uint8Array): Result<Frame, 'NO_FRAME'> {
  const kind = KINDS.get(bytes[0] ?? 0)
  if (kind === undefined || bytes.length < HEAD) return fail('NO_FRAME')
  return ok({ kind, board: uuidText(bytes.subarray(1, HEAD)), rest: bytes.subarray(HEAD) })
}

/** The number a part begins with, and what follows it; null when it is too short for one. */
export function readNumber(rest: Uint8Array): readonly [number, Uint8Array] | null {
  if (rest.length < NUMBER) return null
  const number = new DataView(rest.buffer, rest.byteOffset, NUMBER).getUint32(0)
  return [number, rest.subarray(NUMBER)]
}

/** Pieces that each follow their length; null where the bytes end in the middle of one. */
export function readPieces(rest: Uint8Array): readonly Uint8Array[] | null {
  const pieces: Uint8Array[] = []
  let left = rest
  while (left.length > 0) {
    const read = readNumber(left)
    if (read === null || read[1].length < read[0]) return null
    pieces.push(read[1].subarray(0, read[0]))
    left = read[1].subarray(read[0])
  }
  return pieces
}

/** The same pieces, written. */
export const piecesOf = (pieces: readonly Uint8Array[]): readonly (Uint8Array | number)[] =>
  pieces.flatMap((piece) => [piece.length, piece])
