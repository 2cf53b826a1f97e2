import { createContext, useContext, useSyncExternalStore } from 'react'
import type { RoomDoor } from '../../../api/contract/room/answers.ts'
import type { LineState } from './line/lineState.ts'
import type { RoomLine } from './line/RoomLine.ts'

export type InRoom = {
  readonly sessionId: string
  readonly door: RoomDoor
  readonly line: RoomLine
}

export const RoomContext = createContext<InRoom | null>(null)

export function useRoom(): InRoom {
  const room = useContext(RoomContext)
  if (!room) throw new Error('What is in a room lives inside <RoomInside>')
  return room
}

/** The line as it is now; whatever changes on it or on one of its boards draws the screen anew. */
export function useLineState(): LineState {
  const { line } = useRoom()
  return useSyncExternalStore(line.subscribe, () => line.state)
}
