import { boardRecord, roomDoor, roomRecord } from '../room/answers.ts'
import type { Endpoint } from './endpoint.ts'

/** The live room of a session; its line itself is the WebSocket `/api/rooms/{id}/line`. */
export const ROOM_ENDPOINTS = {
  knockAtRoom: {
    method: 'GET',
    path: '/api/rooms/{id}',
    summary: 'Who the asker would be in the room of a session, its dossiers, and the servers its media pass through',
    access: 'room.enter',
    status: 200,
    answer: roomDoor,
  },
  readRoom: {
    method: 'GET',
    path: '/api/rooms/{id}/record',
    summary: 'What was said in the room of a session, and which boards were drawn on',
    access: 'room.replay',
    status: 200,
    answer: roomRecord,
  },
  readBoard: {
    method: 'GET',
    path: '/api/rooms/{id}/record/{dossierId}',
    summary: 'Everything drawn on one board, in order',
    access: 'room.replay',
    status: 200,
    answer: boardRecord,
  },
} as const satisfies Record<string, Endpoint>
