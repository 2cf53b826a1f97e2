import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'

const keysKey = (bodyId: string) => ['bodyKeys', bodyId] as const

export function useBodyKeys(bodyId: string, allowed: boolean) {
  const client = useClient()
  return useQuery({
    queryKey: keysKey(bodyId),
    queryFn: async ({ signal }) => valueOrThrow(await client.call('bodyKeys', { params: { id: bodyId }, signal })),
    enabled: allowed,
  })
}

/** The keys one holds, in whatever body. */
export function useMyKeys(allowed = true) {
  const client = useClient()
  return useQuery({
    queryKey: ['myKeys'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('myKeys', { signal })),
    enabled: allowed,
  })
}

/** Whatever shows keys is read again, also after a refusal: somebody else may have changed one. */
function useReadAgain(bodyId: string) {
  const answers = useQueryClient()
  return () =>
    Promise.all([
      answers.invalidateQueries({ queryKey: keysKey(bodyId) }),
      answers.invalidateQueries({ queryKey: ['myKeys'] }),
    ])
}

export function useAddKey(bodyId: string, onDone: () => void) {
  const client = useClient()
  const readAgain = useReadAgain(bodyId)
  return useMutation({
    mutationFn: async (body: object) => valueOrThrow(await client.call('addKey', { params: { id: bodyId }, body })),
    onSuccess: async () => {
      await readAgain()
      onDone()
    },
  })
}

type Change = { readonly id: string; readonly version: number; readonly state: string; readonly reason: string }

export function useChangeKey(bodyId: string, onDone: () => void) {
  const client = useClient()
  const readAgain = useReadAgain(bodyId)
  return useMutation({
    mutationFn: async ({ id, ...body }: Change) =>
      valueOrThrow(await client.call('changeKey', { params: { id }, body })),
    onSuccess: async () => {
      await readAgain()
      onDone()
    },
    onError: readAgain,
  })
}
