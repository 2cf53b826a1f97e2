import { useRef, useState } from 'react'
import type { Problem } from '../../api/problem.ts'
import { useClient } from '../../api/queries.ts'
import { sendByTus } from '../../upload/sender.ts'

export type Sent =
  | { readonly state: 'none' | 'already' | 'lost' }
  | { readonly state: 'sending'; readonly name: string; readonly percent: number }
  | { readonly state: 'refused'; readonly problem: Problem }

type Piece = { readonly dossierId: string; readonly piece: string; readonly onKept: () => void }

/** Sends one file as the new version of a piece; cut off, it goes on from where it stopped. */
export function usePieceUpload({ dossierId, piece, onKept }: Piece) {
  const client = useClient()
  const [sent, setSent] = useState<Sent>({ state: 'none' })
  const begun = useRef<{ file: File; address: string | null } | null>(null)
  const kept = async (address: string) => {
    const answer = await client.call('getUpload', { params: { id: address.split('/').at(-1) ?? '' } })
    setSent({ state: answer.ok && answer.value.alreadyThere ? 'already' : 'none' })
    onKept()
  }
  const send = (file: File, address: string | null) => {
    begun.current = { file, address }
    setSent({ state: 'sending', name: file.name, percent: 0 })
    sendByTus(file, {
      address,
      metadata: { filename: file.name, dossierId, piece },
      onAddress: (found) => {
        begun.current = { file, address: found }
      },
      onProgress: (bytes) =>
        setSent({ state: 'sending', name: file.name, percent: Math.floor((100 * bytes) / Math.max(1, file.size)) }),
      onReceived: (found) => void kept(found),
      onLost: () => setSent({ state: 'lost' }),
      onRefused: (problem) => setSent({ state: 'refused', problem }),
    })
  }
  return {
    sent,
    give: (file: File) => send(file, null),
    resume: () => begun.current && send(begun.current.file, begun.current.address),
  }
}
