import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  correctMinutesBody,
  MinutesAnswer,
  moveMinutesBody,
  refuseMinutesBody,
  signMinutesBody,
} from '../../../api/contract/commission/minutes.ts'
import { type Client, valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'

const keyOf = (id: string) => ['commission-minutes', id] as const

export function useMinutes(id: string, enabled: boolean) {
  const client = useClient()
  return useQuery({
    queryKey: keyOf(id),
    queryFn: async ({ signal }) => valueOrThrow(await client.call('consultMinutes', { params: { id }, signal })),
    enabled,
  })
}

/** The keys one holds for a body and that can sign today. */
export function useKeysFor(bodyId: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['my-keys'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('myKeys', { signal })).keys,
    select: (keys) => keys.filter(({ body, fault }) => body.id === bodyId && fault === null),
  })
}

/** What was answered is the minutes as they now are; after a refusal they are read again. */
function useMinutesChange<T>(id: string, ask: (client: Client, body: T) => Promise<MinutesAnswer>) {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: (body: T) => ask(client, body),
    onSuccess: (minutes) => {
      answers.setQueryData(keyOf(id), minutes)
      for (const queryKey of [['dossier'], ['course'], ['queue']]) void answers.invalidateQueries({ queryKey })
    },
    onError: () => void answers.invalidateQueries({ queryKey: keyOf(id) }),
  })
}

export const useCorrectMinutes = (id: string) =>
  useMinutesChange(id, async (client, body: z.infer<typeof correctMinutesBody>) =>
    valueOrThrow(await client.call('correctMinutes', { params: { id }, body })),
  )

export const useMoveMinutes = (id: string) =>
  useMinutesChange(id, async (client, body: z.input<typeof moveMinutesBody>) =>
    valueOrThrow(await client.call('moveMinutes', { params: { id }, body })),
  )

export const useSignMinutes = (id: string) =>
  useMinutesChange(id, async (client, body: z.input<typeof signMinutesBody>) =>
    valueOrThrow(await client.call('signMinutes', { params: { id }, body })),
  )

export const useRefuseMinutes = (id: string) =>
  useMinutesChange(id, async (client, body: z.infer<typeof refuseMinutesBody>) =>
    valueOrThrow(await client.call('refuseMinutes', { params: { id }, body })),
  )
