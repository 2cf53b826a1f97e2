import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  changeServitudeBody,
  createServitudeBody,
  retireServitudeBody,
  ServitudeAnswer,
} from '../../../api/contract/servitudes.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'

const SERVITUDES = ['servitudes'] as const

export type Asked = {
  readonly q?: string | undefined
  readonly effect?: string | undefined
  readonly kind?: string | undefined
  readonly standing?: string | undefined
  readonly bbox: string
}

export function useServitudes(asked: Asked) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: [...SERVITUDES, 'list', asked],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      valueOrThrow(await client.call('listServitudes', { query: { ...asked, cursor: pageParam }, signal })),
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (former) => former,
  })
}

export function useServitude(id: string | undefined) {
  const client = useClient()
  return useQuery({
    enabled: id !== undefined,
    queryKey: [...SERVITUDES, 'one', id],
    queryFn: async ({ signal }) =>
      valueOrThrow(await client.call('readServitude', { params: { id: id ?? '' }, signal })),
  })
}

/** The answer is the servitude as it is now; whatever else was read of servitudes, tiles included, is read anew. */
function useWriting<G>(write: (given: G) => Promise<ServitudeAnswer>) {
  const answers = useQueryClient()
  return useMutation({
    mutationFn: write,
    onSuccess: async (answer) => {
      await answers.invalidateQueries()
      answers.setQueryData([...SERVITUDES, 'one', answer.id], answer)
    },
  })
}

type Create = z.input<typeof createServitudeBody> & { readonly onceKey: string }
type Change = z.input<typeof changeServitudeBody> & { readonly id: string }

export function useSaveServitude() {
  const client = useClient()
  return useWriting<{ readonly create: Create } | { readonly change: Change }>(async (given) => {
    if ('create' in given) {
      const { onceKey, ...body } = given.create
      return valueOrThrow(await client.call('createServitude', { body, onceKey }))
    }
    const { id, ...body } = given.change
    return valueOrThrow(await client.call('changeServitude', { params: { id }, body }))
  })
}

export function useRetireServitude(id: string) {
  const client = useClient()
  return useWriting<z.input<typeof retireServitudeBody>>(async (body) =>
    valueOrThrow(await client.call('retireServitude', { params: { id }, body })),
  )
}
