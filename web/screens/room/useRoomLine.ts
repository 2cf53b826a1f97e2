import { useEffect, useState } from 'react'
import { RoomLine, type Socket } from './line/RoomLine.ts'

function connect(sessionId: string): Socket {
  const { protocol, host } = window.location
  const scheme = protocol === 'https:' ? 'wss:' : 'ws:'
  return new WebSocket(`${scheme}//${host}/api/rooms/${sessionId}/line`) as unknown as Socket // its events say more
}

/** The line lives as long as one is in the room; closing the window with something unkept is asked about. */
export function useRoomLine(sessionId: string): RoomLine | null {
  const [line, setLine] = useState<RoomLine | null>(null)
  useEffect(() => {
    const opened = new RoomLine({ connect: () => connect(sessionId), chance: Math.random })
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
  }, [sessionId])
  return line
}
