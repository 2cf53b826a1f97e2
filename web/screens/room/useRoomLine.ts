import { useEffect, useState } from 'react'
import type { RoomDoor } from '../../../api/contract/room/answers.ts'
import { drawingShelf } from './line/drawingShelf.ts'
import { RoomLine, type Socket } from './line/RoomLine.ts'

function connect(sessionId: string): Socket {
  const { protocol, host } = window.location
  const scheme = protocol === 'https:' ? 'wss:' : 'ws:'
  return new WebSocket(`${scheme}//${host}/api/rooms/${sessionId}/line`) as unknown as Socket // its events say more
}

/** The line lives as long as one is in the room; closing the window with something unkept is asked about. */
export function useRoomLine(sessionId: string, { you, dossiers }: RoomDoor): RoomLine | null {
  const [line, setLine] = useState<RoomLine | null>(null)
  const personId = you.person.id
  const agenda = dossiers.map(({ id }) => id).join(' ')
  useEffect(() => {
    const shelf = drawingShelf(personId, sessionId)
    const opened = new RoomLine({ connect: () => connect(sessionId), chance: Math.random, shelf })
    opened.resume(agenda.split(' ').filter(Boolean))
    setLine(opened)
    const hurry = () => opened.hurry()
    const cut = () => opened.cut()
    const ask = (event: BeforeUnloadEvent) => {
      if (opened.pending > 0) event.preventDefault()
    }
    window.addEventListener('online', hurry)
    window.addEventListener('offline', cut)
    window.addEventListener('beforeunload', ask)
    return () => {
      window.removeEventListener('online', hurry)
      window.removeEventListener('offline', cut)
      window.removeEventListener('beforeunload', ask)
      opened.leave()
    }
  }, [sessionId, personId, agenda])
  return line
}
