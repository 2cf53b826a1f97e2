import { useQuery } from '@tanstack/react-query'
import type { Activity } from '../../../../api/contract/activities.ts'
import { valueOrThrow } from '../../../api/client.ts'
import { useClient } from '../../../api/queries.ts'
import type { Language } from '../../../text/language.ts'

/** Activities that answer to a word; the former ones stay until the next ones come. */
export function useActivities(q: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['activities', q],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('searchActivities', { query: { q }, signal })),
    enabled: q.trim().length >= 2,
    placeholderData: (former) => former,
    staleTime: 60 * 60_000,
  })
}

/** The one of a code; null while it is looked for. */
export function useActivity(code: string | undefined): Activity | null {
  const { data } = useActivities(code ?? '')
  return data?.activities.find((one) => one.code === code) ?? null
}

/** What a person recognises: the everyday name where there is one, else the class's own, which is in French. */
export const activityName = ({ everyday, nameFr }: Activity, language: Language): string =>
  everyday?.[language] ?? nameFr
