import { useEffect, useRef } from 'react'

/** Puts camera and microphone out. */
export const release = (stream: MediaStream | null): void => {
  for (const track of stream?.getTracks() ?? []) track.stop()
}

/** Camera and microphone stay on while one is in the room: neither after one goes, whichever way, nor once it is over. */
export function useReleased(stream: MediaStream | null, isOver: boolean): void {
  const held = useRef<MediaStream | null>(null)
  useEffect(() => {
    held.current = stream
    return () => {
      held.current = null
      // React in development takes an effect away and brings it back at once: who is still here keeps the camera.
      setTimeout(() => {
        if (held.current !== stream) release(stream)
      })
    }
  }, [stream])
  useEffect(() => {
    if (isOver) release(stream)
  }, [stream, isOver])
}
