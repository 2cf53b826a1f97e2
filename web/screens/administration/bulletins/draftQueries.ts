import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { BulletinDraft, MakeBulletin } from '../../../../api/contract/performance/bulletins.ts'
import { valueOrThrow } from '../../../api/client.ts'
import { useClient } from '../../../api/queries.ts'

const WATCH_MS = 1_000

/** Every bulletin that was asked for; read again each second while one is being made. */
export function useDrafts() {
  const client = useClient()
  return useQuery({
    queryKey: ['listBulletinDrafts'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('listBulletinDrafts', { signal })),
    refetchInterval: ({ state: { data } }) => (data?.drafts.some(({ state }) => state === 'making') ? WATCH_MS : false),
    refetchOnWindowFocus: true,
  })
}

function useReadAgain() {
  const answers = useQueryClient()
  return () => answers.invalidateQueries({ queryKey: ['listBulletinDrafts'] })
}

export function useMake() {
  const client = useClient()
  const readAgain = useReadAgain()
  return useMutation({
    mutationFn: async ({ onceKey, ...body }: MakeBulletin & { readonly onceKey: string }) =>
      valueOrThrow(await client.call('makeBulletin', { body, onceKey })),
    onSuccess: readAgain,
  })
}

export type Deed = 'review' | 'publish' | 'drop'
const CALLS = { review: 'reviewBulletin', publish: 'publishBulletin', drop: 'dropBulletin' } as const

export function useDeed(deed: Deed) {
  const client = useClient()
  const readAgain = useReadAgain()
  return useMutation({
    mutationFn: async ({ id }: Pick<BulletinDraft, 'id'>) => {
      const body = deed === 'drop' ? {} : { body: {} }
      return valueOrThrow(await client.call(CALLS[deed], { params: { id }, ...body }))
    },
    onSettled: readAgain,
  })
}
