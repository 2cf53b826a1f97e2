import { useQuery } from '@tanstack/react-query'
import type { ParcelsReadAnswer } from '../../../api/contract/parcels.ts'
import { type Problem, problemOf } from '../../api/problem.ts'
import { parcelQuery, reportQuery, useClient } from '../../api/queries.ts'
import { type JoinRefusal, type Subject, siteOf, subjectOfCadastre, subjectOfReport } from './subject.ts'
import type { VerifySearch } from './verifySearch.ts'

export type SubjectState =
  | { readonly stage: 'none' }
  | { readonly stage: 'waiting' }
  | { readonly stage: 'lost' }
  | { readonly stage: 'unjoined'; readonly why: JoinRefusal }
  | { readonly stage: 'failed'; readonly problem: Problem; readonly retry: () => void }
  | { readonly stage: 'ready'; readonly subject: Subject }

function subjectOfReading(reading: ParcelsReadAnswer | null, filed: string): SubjectState {
  const ids = filed.split(',')
  if (!reading || !ids.every((id) => reading.parcels.some((parcel) => parcel.id === id))) return { stage: 'lost' }
  const site = siteOf(reading, ids)
  return site.ok ? { stage: 'ready', subject: site.value } : { stage: 'unjoined', why: site.error }
}

/** The land the address names: a parcel of the cadastre, what was filed, or the parcel of a former report. */
export function useSubject(search: VerifySearch, reading: ParcelsReadAnswer | null): SubjectState {
  const client = useClient()
  const { parcel, filed, from } = search
  const cadastre = useQuery(parcelQuery(client, parcel))
  const report = useQuery(reportQuery(client, from))
  if (filed) return subjectOfReading(reading, filed)
  if (parcel) return stateOf(cadastre, subjectOfCadastre)
  return from ? stateOf(report, subjectOfReport) : { stage: 'none' }
}

type Asked<T> = { readonly data: T | undefined; readonly error: Error | null; readonly refetch: () => unknown }

function stateOf<T>({ data, error, refetch }: Asked<T>, toSubject: (answer: T) => Subject): SubjectState {
  if (data !== undefined) return { stage: 'ready', subject: toSubject(data) }
  return error ? { stage: 'failed', problem: problemOf(error), retry: () => void refetch() } : { stage: 'waiting' }
}
