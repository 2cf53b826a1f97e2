import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { keepPhraseBody } from '../../../../api/contract/avis/phrases.ts'
import { valueOrThrow } from '../../../api/client.ts'
import { useClient } from '../../../api/queries.ts'

const keyOf = (bodyId: string) => ['avisPhrases', bodyId] as const

/** What a body may say of a procedure today. */
export function usePhrases(bodyId: string, procedure: string) {
  const client = useClient()
  return useQuery({
    queryKey: [...keyOf(bodyId), procedure],
    queryFn: async ({ signal }) =>
      valueOrThrow(await client.call('listAvisPhrases', { query: { bodyId, procedure }, signal })),
    staleTime: 300_000,
  })
}

export function useKeepPhrase(bodyId: string) {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (body: z.input<typeof keepPhraseBody>) =>
      valueOrThrow(await client.call('keepAvisPhrase', { params: { id: bodyId }, body })),
    onSuccess: () => answers.invalidateQueries({ queryKey: keyOf(bodyId) }),
  })
}
