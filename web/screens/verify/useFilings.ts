import { skipToken, useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { ParcelsReadAnswer } from '../../../api/contract/parcels.ts'
import { useClient } from '../../api/queries.ts'
import { keepReading, recallReading } from './kept.ts'
import { refiled } from './refiled.ts'
import type { Given } from './useReading.ts'

const holds = (reading: ParcelsReadAnswer | null, ids: readonly string[]) =>
  ids.every((id) => reading?.parcels.some((parcel) => parcel.id === id))

/** What was read lately: in this tab, or found again under the ids of the address. */
export function useFilings(ids: readonly string[], onRead: (reading: ParcelsReadAnswer) => void) {
  const client = useClient()
  const [filed, setFiled] = useState(() => ({ reading: recallReading(), given: null as Given | null }))
  const [preview, setPreview] = useState<ParcelsReadAnswer | null>(null)
  const found = useQuery({
    queryKey: ['filed', ...ids],
    queryFn: holds(filed.reading, ids) ? skipToken : ({ signal }) => refiled(client, ids, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const accept = useCallback(
    (reading: ParcelsReadAnswer, given: Given) => {
      keepReading(reading)
      setFiled({ reading, given })
      setPreview(null)
      onRead(reading)
    },
    [onRead],
  )
  const here = holds(filed.reading, ids)
  return {
    reading: here ? filed.reading : (found.data ?? null),
    given: here ? filed.given : null,
    found,
    preview,
    setPreview,
    accept,
  }
}

export type Filings = ReturnType<typeof useFilings>
