import { queryOptions, useQuery } from '@tanstack/react-query'
import type { ProcedureSummary } from '../../../api/contract/procedures/versions.ts'
import { answersSearch, searchWords } from '../../../spatial/searchWords.ts'
import { type Client, valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'

/** The law changes seldom: what was read stays good for the visit. */
const AN_HOUR = 60 * 60_000

const proceduresQuery = (client: Client, on: string | undefined) =>
  queryOptions({
    queryKey: ['procedures', on],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('listProcedures', { query: { on }, signal })),
    staleTime: AN_HOUR,
  })

export const procedureQuery = (client: Client, code: string, on: string | undefined) =>
  queryOptions({
    queryKey: ['procedure', code, on],
    queryFn: async ({ signal }) =>
      valueOrThrow(await client.call('getProcedure', { params: { code }, query: { on }, signal })),
    staleTime: AN_HOUR,
  })

/** Every procedure in force that day; today when none is said. */
export const useProcedures = (on?: string) => useQuery(proceduresQuery(useClient(), on))

/** One procedure as it was in force that day. Without a code nothing is asked. */
export function useProcedure(code: string | undefined, on?: string) {
  return useQuery({ ...procedureQuery(useClient(), code ?? '', on), enabled: code !== undefined })
}

/** Both languages whatever the interface's: a lawyer types « réfection » on an Arabic screen. */
export const wordsOf = ({ nameFr, nameAr, purpose, number, code }: ProcedureSummary): string[] =>
  searchWords([nameFr, nameAr, purpose.fr, purpose.ar, number, code].join(' '))

export function found(procedures: readonly ProcedureSummary[], q: string): readonly ProcedureSummary[] {
  const typed = searchWords(q)
  return procedures.filter((one) => answersSearch(typed, wordsOf(one)))
}
