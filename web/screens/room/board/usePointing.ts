import { useCallback, useEffect, useRef, useState } from 'react'
import type { BodyLook } from '../bodyColours.ts'
import type { RoomLine } from '../line/RoomLine.ts'
import { type Pointed, pointedBytes, readPointed } from './pointed.ts'

/** Ten a second are as smooth as anybody needs, and a tenth of what the line allows. */
const EVERY_MS = 100
const GONE_MS = 6000

export type PointingPeer = { readonly name: string; readonly look: BodyLook }

/** Somebody else's pointer, as it was last seen. */
export type Cursor = PointingPeer & { readonly peer: number; readonly where: Pointed }

export type Pointing = {
  readonly line: RoomLine
  readonly dossierId: string
  readonly peerOf: (peer: number) => PointingPeer | null
}

/** Where the others point on a board. It changes many times a second: whoever asks is drawn anew each time. */
export function useCursors({ line, dossierId, peerOf }: Pointing): readonly Cursor[] {
  const [seen, setSeen] = useState<ReadonlyMap<number, Pointed>>(new Map())
  useEffect(() => {
    const leaving = new Map<number, ReturnType<typeof setTimeout>>()
    const remove = (gone: number) => setSeen((before) => new Map([...before].filter(([peer]) => peer !== gone)))
    line.onPointing = ({ peer, board, bytes }) => {
      const where = board === dossierId ? readPointed(bytes) : null
      if (!where) return
      setSeen((before) => new Map(before).set(peer, where))
      clearTimeout(leaving.get(peer))
      leaving.set(
        peer,
        setTimeout(() => remove(peer), GONE_MS),
      )
    }
    return () => {
      line.onPointing = () => undefined
      for (const timer of leaving.values()) clearTimeout(timer)
      setSeen(new Map())
    }
  }, [line, dossierId])
  return [...seen].flatMap(([peer, where]) => {
    const who = peerOf(peer)
    return who ? [{ ...who, peer, where }] : []
  })
}

/** Tells the others where one points, and where one stopped; nobody where a board is only read again. */
export function usePointer(pointing: Pick<Pointing, 'line' | 'dossierId'> | undefined): (where: Pointed) => void {
  const [line, dossierId] = [pointing?.line, pointing?.dossierId]
  const latest = useRef<Pointed | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current)
      timer.current = null
    },
    [],
  )
  return useCallback(
    (where) => {
      latest.current = where
      if (!line || dossierId === undefined || timer.current) return
      const send = () => {
        timer.current = null
        if (!latest.current) return
        line.point(dossierId, pointedBytes(latest.current))
        latest.current = null
        timer.current = setTimeout(send, EVERY_MS)
      }
      send()
    },
    [line, dossierId],
  )
}
