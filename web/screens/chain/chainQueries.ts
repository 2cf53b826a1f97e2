import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'

const keyOf = (id: string) => ['chain', id] as const

/** The chain of a dossier; nothing is asked without one. Each reading is journalled. */
export function useChain(id: string | undefined) {
  const client = useClient()
  return useQuery({
    enabled: id !== undefined,
    queryKey: keyOf(id ?? ''),
    queryFn: async ({ signal }) => valueOrThrow(await client.call('getChain', { params: { id: id ?? '' }, signal })),
    staleTime: 60_000,
  })
}

/** Says which dossier one goes on from; what was answered is the chain as it now is. */
export function useFollow(id: string) {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (body: { readonly version: number; readonly follows: string | null }) =>
      valueOrThrow(await client.call('followDossier', { params: { id }, body })),
    onSuccess: (chain) => {
      answers.setQueryData(keyOf(id), chain)
      // Its version has moved on: whoever changes the draft next has to know it.
      for (const queryKey of [
        ['dossier', id],
        ['course', id],
      ])
        void answers.invalidateQueries({ queryKey })
    },
    onError: () => void answers.invalidateQueries({ queryKey: keyOf(id) }),
  })
}
