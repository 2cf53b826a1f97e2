import { wordsApart } from './apart.ts'
import { roomAr } from './ar/room.ts'
import { roomFr } from './fr/room.ts'

export const useRoomWords = wordsApart('room', roomFr, roomAr)
export type SayRoom = ReturnType<typeof useRoomWords>
