import { useQuery } from '@tanstack/react-query'
import { valueOrThrow } from '../../../api/client.ts'
import { useClient } from '../../../api/queries.ts'

/** Each reading is journalled: what was read stays until the page is come back to. */
export function useDossierSessions(id: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['dossier-sessions', id],
    queryFn: async ({ signal }) =>
      valueOrThrow(await client.call('listDossierSessions', { params: { id }, signal })).sessions,
    staleTime: 60_000,
  })
}
