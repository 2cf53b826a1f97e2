import { once } from 'node:events'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { type Annotation, annotationKey, BOARD_ROOT } from '../../api/contract/room/annotation.ts'
import { frameOf, readFrame, readPieces } from '../../api/contract/room/frames.ts'

const EMPTY = Y.encodeStateVector(new Y.Doc())
/** Stands for a board where the server knows of none. */
const NO_BOARD = '00000000-0000-4000-8000-000000000000'

const line: Annotation = {
  ...{ on: 'map', shape: 'line', text: '' },
  at: [
    [-7.6012345, 33.5312345],
    [-7.6013456, 33.5313456],
    [-7.6015678, 33.5315678],
  ],
}

/** Somebody in a room who draws what was prepared: drawing is what is measured, not thinking of it. */
export type RoomPerson = {
  onDrawn: (count: number) => void
  /** So many drawings more, at least. */
  readonly prepare: (count: number) => void
  readonly draw: () => void
  readonly leave: () => void
}

/** @param board the board to open; null sends the same frames to whoever passes bytes on */
export async function openPerson(socket: WebSocket, board: string | null): Promise<RoomPerson> {
  const document = new Y.Doc()
  const prepared: Uint8Array[] = []
  let [made, drawn] = [0, 0]
  document.on('update', (update: Uint8Array) => {
    made += 1
    prepared.push(frameOf('draw', board ?? NO_BOARD, [made, update]))
  })
  const make = () => document.getMap(BOARD_ROOT).set(annotationKey(document.clientID, made + 1), line)
  await once(socket, board ? 'message' : 'open')
  const person: RoomPerson = {
    onDrawn: () => undefined,
    prepare: (count) => {
      while (prepared.length - drawn < count) make()
    },
    draw: () => {
      if (drawn === prepared.length) make()
      socket.send(prepared[drawn] ?? EMPTY)
      drawn += 1
    },
    leave: () => socket.terminate(),
  }
  if (board) {
    socket.send(frameOf('open', board, [document.clientID, EMPTY]))
    await opened(socket)
  }
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (!isBinary) return
    if (!board) return person.onDrawn(1)
    const frame = readFrame(data)
    if (frame.ok && frame.value.kind === 'drawn') person.onDrawn(readPieces(frame.value.rest)?.length ?? 0)
  })
  return person
}

/** Listens without a gap: two messages may come in one breath. */
const opened = (socket: WebSocket): Promise<void> =>
  new Promise((resolve) => {
    socket.on('message', function wait(data: Buffer, isBinary: boolean) {
      const frame = isBinary ? readFrame(data) : null
      if (!frame?.ok || frame.value.kind !== 'opened') return
      socket.off('message', wait)
      resolve()
    })
  })
