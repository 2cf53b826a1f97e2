import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { JobState } from '../../../../api/contract/jobs.ts'
import { type AnswerOf, valueOrThrow } from '../../../api/client.ts'
import { useClient } from '../../../api/queries.ts'

const WATCH_MS = 5_000

type JobsPage = AnswerOf<'listJobs'>

/** Something runs, is due, or will be tried again: the page looks anew by itself. */
export const isMoving = (pages: readonly JobsPage[] | undefined): boolean => {
  const counts = pages?.at(0)?.counts
  return counts !== undefined && counts.waiting + counts.running + counts.retrying > 0
}

export function useJobs(state: JobState | undefined) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['listJobs', state ?? 'all'],
    queryFn: async ({ pageParam, signal }) =>
      valueOrThrow(await client.call('listJobs', { query: { state, cursor: pageParam }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (former) => former,
    refetchInterval: ({ state: { data } }) => (isMoving(data?.pages) ? WATCH_MS : false),
  })
}

export function useRetryJob() {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (id: string) => valueOrThrow(await client.call('retryJob', { params: { id } })),
    onSettled: () => answers.invalidateQueries({ queryKey: ['listJobs'] }),
  })
}
