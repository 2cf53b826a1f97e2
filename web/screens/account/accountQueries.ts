import { queryOptions, useQuery } from '@tanstack/react-query'
import { type AnswerOf, type Client, valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'

type Plain =
  | 'getMe'
  | 'listPasskeys'
  | 'listTokens'
  | 'listMySessions'
  | 'getPreferences'
  | 'listExports'
  | 'myMandates'
  | 'listMyJournal'

/** What one's account shows, read whole under the name of its endpoint. */
const ownQuery = <K extends Plain>(client: Client, name: K) =>
  queryOptions({
    queryKey: [name],
    queryFn: async ({ signal }): Promise<AnswerOf<K>> => valueOrThrow(await client.call(name, { signal })),
  })

export const useOwn = <K extends Plain>(name: K) => useQuery(ownQuery(useClient(), name))
