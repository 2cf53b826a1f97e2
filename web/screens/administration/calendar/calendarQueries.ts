import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { HolidayEntry, OutageEntry, Recount } from '../../../../api/contract/calendar.ts'
import { valueOrThrow } from '../../../api/client.ts'
import { useClient } from '../../../api/queries.ts'

const WATCH_MS = 1_000

export function useCalendar(year: number) {
  const client = useClient()
  return useQuery({
    queryKey: ['getCalendar', year],
    queryFn: async ({ signal }) =>
      valueOrThrow(await client.call('getCalendar', { query: { from: `${year}-01-01`, to: `${year}-12-31` }, signal })),
    placeholderData: (former) => former,
  })
}

/** What entering a holiday that day would move; nothing is asked until it is a day. */
export function useEffectOf(day: string | null) {
  const client = useClient()
  return useQuery({
    queryKey: ['calendarEffect', day],
    queryFn:
      day === null
        ? skipToken
        : async ({ signal }) =>
            valueOrThrow(await client.call('calendarEffect', { query: { kind: 'holiday', from: day }, signal })),
  })
}

/** Every second while one is not over, else when one comes back to the page. */
export const watchEvery = (recounts: readonly Pick<Recount, 'finishedAt'>[]): number | false =>
  recounts.some(({ finishedAt }) => finishedAt === null) ? WATCH_MS : false

export function useRecounts() {
  const client = useClient()
  return useQuery({
    queryKey: ['listRecounts'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('listRecounts', { signal })),
    refetchInterval: ({ state: { data } }) => watchEvery(data?.recounts ?? []),
    refetchOnWindowFocus: true,
  })
}

/** The year, what is counted again, and what a day would move are read again after each change. */
function useReadAgain() {
  const answers = useQueryClient()
  return () =>
    Promise.all(
      ['getCalendar', 'listRecounts', 'calendarEffect'].map((key) => answers.invalidateQueries({ queryKey: [key] })),
    )
}

export function useEnterHoliday() {
  const [client, onSettled] = [useClient(), useReadAgain()]
  return useMutation({
    mutationFn: async (body: HolidayEntry) => valueOrThrow(await client.call('enterHoliday', { body })),
    onSettled,
  })
}

export function useWithdrawHoliday() {
  const [client, onSettled] = [useClient(), useReadAgain()]
  return useMutation({
    mutationFn: async (id: string) => valueOrThrow(await client.call('withdrawHoliday', { params: { id } })),
    onSettled,
  })
}

export function useEnterOutage() {
  const [client, onSettled] = [useClient(), useReadAgain()]
  return useMutation({
    mutationFn: async (body: OutageEntry) => valueOrThrow(await client.call('enterOutage', { body })),
    onSettled,
  })
}

type End = { readonly id: string; readonly to: string }

export function useEndOutage() {
  const [client, onSettled] = [useClient(), useReadAgain()]
  return useMutation({
    mutationFn: async ({ id, to }: End) =>
      valueOrThrow(await client.call('endOutage', { params: { id }, body: { to } })),
    onSettled,
  })
}
