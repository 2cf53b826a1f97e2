import { useCallback, useRef, useState } from 'react'
import type { ParcelsReadAnswer } from '../../../api/contract/parcels.ts'
import type { Client } from '../../api/client.ts'
import type { Problem } from '../../api/problem.ts'
import { useClient } from '../../api/queries.ts'

/** What a person gave to be read: kept so that it can be read again in another zone. An outline without SRID is in degrees. */
export type Given =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'table'; readonly table: string }
  | { readonly kind: 'outline'; readonly geometry: { readonly type: string }; readonly srid?: number | undefined }

export type ReadingState =
  | { readonly stage: 'idle' }
  | { readonly stage: 'reading'; readonly given: Given; readonly sent: number }
  | { readonly stage: 'refused'; readonly given: Given; readonly problem: Problem }

type Ask = { readonly srid?: number | undefined; readonly signal: AbortSignal; readonly onSent: (sent: number) => void }

function ask(client: Client, given: Given, { srid, signal, onSent }: Ask) {
  if (given.kind === 'file') return client.readFile({ file: given.file, srid, signal, onProgress: onSent })
  const content = given.kind === 'table' ? { table: given.table } : { geometry: given.geometry }
  const zone = srid ?? (given.kind === 'outline' ? given.srid : undefined)
  return client.call('readParcels', { body: { ...content, ...(zone !== undefined && { srid: zone }) }, signal })
}

/** One reading at a time: a newer one takes the place of the former. */
export function useReading(onRead: (reading: ParcelsReadAnswer, given: Given) => void) {
  const client = useClient()
  const [state, setState] = useState<ReadingState>({ stage: 'idle' })
  const current = useRef<AbortController | null>(null)

  const cancel = useCallback(() => {
    current.current?.abort()
    current.current = null
    setState({ stage: 'idle' })
  }, [])

  const read = useCallback(
    async (given: Given, srid?: number) => {
      current.current?.abort()
      const controller = new AbortController()
      current.current = controller
      setState({ stage: 'reading', given, sent: 0 })
      const onSent = (sent: number) => {
        if (current.current === controller) setState({ stage: 'reading', given, sent })
      }
      const result = await ask(client, given, { srid, signal: controller.signal, onSent })
      if (current.current !== controller) return
      current.current = null
      setState(result.ok ? { stage: 'idle' } : { stage: 'refused', given, problem: result.error })
      if (result.ok) onRead(result.value, given)
    },
    [client, onRead],
  )

  return { state, read, cancel }
}

export type Reading = ReturnType<typeof useReading>
