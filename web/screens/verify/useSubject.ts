import { useQuery } from '@tanstack/react-query'
import type { ParcelsReadAnswer } from '../../../api/contract/parcels.ts'
import { type Problem, problemOf } from '../../api/problem.ts'
import { parcelQuery, reportQuery, useClient } from '../../api/queries.ts'
import { type JoinRefusal, type Subject, siteOf, subjectOfCadastre, subjectOfReport } from './subject.ts'
import type { Filings } from './useFilings.ts'
import type { VerifySearch } from './verifySearch.ts'

export type SubjectState =
  | { readonly stage: 'none' }
  | { readonly stage: 'waiting' }
  | { readonly stage: 'unjoined'; readonly why: JoinRefusal }
  | { readonly stage: 'failed'; readonly problem: Problem; readonly retry: () => void }
  | { readonly stage: 'ready'; readonly subject: Subject }

function siteState(reading: ParcelsReadAnswer, ids: readonly string[]): SubjectState {
  const site = siteOf(reading, ids)
  return site.ok ? { stage: 'ready', subject: site.value } : { stage: 'unjoined', why: site.error }
}

/** The land the address names: a parcel of the cadastre, what was filed, or the parcel of a former report. */
export function useSubject({ parcel, filed, from }: VerifySearch, { reading, found }: Filings): SubjectState {
  const client = useClient()
  const cadastre = useQuery(parcelQuery(client, parcel))
  const report = useQuery(reportQuery(client, from))
  if (filed) return reading ? siteState(reading, filed.split(',')) : stateOf(found, (answer) => answer, siteOfAll)
  if (parcel) return stateOf(cadastre, subjectOfCadastre, ready)
  return from ? stateOf(report, subjectOfReport, ready) : { stage: 'none' }
}

const ready = (subject: Subject): SubjectState => ({ stage: 'ready', subject })

const siteOfAll = (reading: ParcelsReadAnswer): SubjectState =>
  siteState(
    reading,
    reading.parcels.map(({ id }) => id),
  )

type Asked<T> = { readonly data: T | undefined; readonly error: Error | null; readonly refetch: () => unknown }

function stateOf<T, S>(asked: Asked<T>, read: (answer: T) => S, state: (value: S) => SubjectState): SubjectState {
  const { data, error, refetch } = asked
  if (data !== undefined) return state(read(data))
  return error ? { stage: 'failed', problem: problemOf(error), retry: () => void refetch() } : { stage: 'waiting' }
}
