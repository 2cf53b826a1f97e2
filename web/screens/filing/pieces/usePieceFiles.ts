import { useCallback, useEffect, useRef, useState } from 'react'
import type { DocumentAnswer } from '../../../../api/contract/documents.ts'
import { useUploads } from '../../../upload/useUploads.ts'
import { useDocuments, useWithdraw } from '../../documents/documentQueries.ts'
import { useAssign } from '../filingQueries.ts'
import { Landings } from './landings.ts'

const NONE: readonly DocumentAnswer[] = []

/** A file that could not take another's place, or its piece, and why. */
export type Unsettled = { readonly name: string; readonly former: string | null; readonly error: unknown }

/** Files of a draft and what is on its way, each to its piece. */
export function usePieceFiles(dossierId: string) {
  const documents = useDocuments(dossierId)
  const { items, queue } = useUploads(dossierId)
  const { assign, readAgain } = useAssign(dossierId)
  const withdrawal = useWithdraw(dossierId)
  const replaced = useRef(new Map<string, DocumentAnswer>())
  const landings = useRef(new Landings())
  const [unsettled, setUnsettled] = useState<Unsettled | null>(null)
  const { mutateAsync: withdraw } = withdrawal

  const add = useCallback(
    (files: readonly File[], piece?: string) => queue.add(dossierId, files, piece === undefined ? {} : { piece }),
    [queue, dossierId],
  )
  const replace = useCallback(
    (file: File, former: DocumentAnswer) => {
      setUnsettled(null)
      const [key] = queue.add(dossierId, [file], former.piece === null ? {} : { piece: former.piece })
      if (key) replaced.current.set(key, former)
    },
    [queue, dossierId],
  )

  // A file that was there already, or whose sending began before its piece was said, is told its piece once it is known; one
  // that takes another's place sends it away.
  useEffect(() => {
    for (const { item, document } of landings.current.shown(items, documents.data ?? NONE)) {
      const { key, piece, state } = item
      const former = replaced.current.get(key)
      const untold = piece !== null && document.piece === null
      const work = async () => {
        if (untold) await assign(document.id, piece)
        if (former && former.id !== document.id && state === 'done') await withdraw(former.id)
        if (untold || former) await readAgain()
        if (untold) queue.dismiss([key])
      }
      void work().catch((error: unknown) => {
        setUnsettled({ name: document.fileName, former: former?.fileName ?? null, error })
        return readAgain()
      })
    }
  }, [items, documents.data, assign, withdraw, readAgain, queue])

  return {
    documents,
    files: documents.data ?? NONE,
    items,
    queue,
    add,
    replace,
    assign,
    readAgain,
    withdrawal,
    unsettled,
  }
}

export type PieceFiles = ReturnType<typeof usePieceFiles>
