import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { AttendanceWanted, ObserverWanted, ReplyWanted } from '../../../api/contract/commission/attendance.ts'
import type { passageBody, SittingWanted } from '../../../api/contract/commission/passage.ts'
import type {
  planMoveBody,
  SessionAnswer,
  SessionChange,
  SessionPlan,
} from '../../../api/contract/commission/sessions.ts'
import { type Client, valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import type { SessionsSearch } from './commissionSearch.ts'

const keyOf = (id: string) => ['commission-session', id] as const
const LISTS = ['commission-sessions'] as const
/** While a session is held, what others do is read again so often. */
const HELD_MS = 3_000
/** While replies and arrivals come in. */
const CALLED_MS = 5_000

export function useSessions({ scope, mine }: SessionsSearch, enabled: boolean) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: [...LISTS, scope ?? 'coming', mine ?? 'no'],
    queryFn: async ({ pageParam, signal }) =>
      valueOrThrow(await client.call('listSessions', { query: { scope, mine, cursor: pageParam }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled,
  })
}

export function useCommissionUnits(enabled: boolean) {
  const client = useClient()
  return useQuery({
    queryKey: ['commission-units'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('commissionUnits', { signal })).units,
    enabled,
    staleTime: 5 * 60_000,
  })
}

export function useCommissionSession(id: string, enabled: boolean) {
  const client = useClient()
  return useQuery({
    queryKey: keyOf(id),
    queryFn: async ({ signal }) => valueOrThrow(await client.call('consultSession', { params: { id }, signal })),
    enabled,
    refetchInterval: ({ state }) => readAgainMs(state.data?.state),
  })
}

const readAgainMs = (state: SessionAnswer['state'] | undefined): number | false => {
  if (state === 'open') return HELD_MS
  return state === 'convened' ? CALLED_MS : false
}

export function useReadyDossiers(id: string, version: number, enabled: boolean) {
  const client = useClient()
  return useQuery({
    queryKey: ['commission-ready', id, version],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('readyDossiers', { params: { id }, signal })),
    enabled,
    placeholderData: (former) => former,
  })
}

export function usePlanSession() {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async ({ onceKey, ...body }: SessionPlan & { readonly onceKey: string }) =>
      valueOrThrow(await client.call('planSession', { body, onceKey })),
    onSuccess: (session) => {
      answers.setQueryData(keyOf(session.id), session)
      return answers.invalidateQueries({ queryKey: LISTS })
    },
  })
}

/** What was answered is the session as it now is; after a refusal it is read again, for somebody else was faster. */
function useSessionChange<T>(id: string, ask: (client: Client, body: T) => Promise<SessionAnswer>) {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: (body: T) => ask(client, body),
    onSuccess: (session) => {
      answers.setQueryData(keyOf(id), session)
      for (const queryKey of [LISTS, ['dossier'], ['course'], ['queue']]) void answers.invalidateQueries({ queryKey })
    },
    onError: () => void answers.invalidateQueries({ queryKey: keyOf(id) }),
  })
}

export const useChangeSession = (id: string) =>
  useSessionChange(id, async (client, body: SessionChange) =>
    valueOrThrow(await client.call('changeSession', { params: { id }, body })),
  )

export const useSetAgenda = (id: string) =>
  useSessionChange(id, async (client, body: { readonly version: number; readonly dossiers: readonly string[] }) =>
    valueOrThrow(await client.call('setAgenda', { params: { id }, body })),
  )

export const useMoveSession = (id: string) =>
  useSessionChange(id, async (client, body: z.infer<typeof planMoveBody>) =>
    valueOrThrow(await client.call('moveSession', { params: { id }, body })),
  )

export const useInviteObserver = (id: string) =>
  useSessionChange(id, async (client, body: ObserverWanted) =>
    valueOrThrow(await client.call('inviteObserver', { params: { id }, body })),
  )

export const useAttend = (id: string) =>
  useSessionChange(id, async (client, body: AttendanceWanted) =>
    valueOrThrow(await client.call('attendSession', { params: { id }, body })),
  )

export const useHoldSession = (id: string) =>
  useSessionChange(id, async (client, body: SittingWanted) =>
    valueOrThrow(await client.call('holdSession', { params: { id }, body })),
  )

export const usePassItem = (id: string) =>
  useSessionChange(id, async (client, body: z.input<typeof passageBody>) =>
    valueOrThrow(await client.call('passItem', { params: { id }, body })),
  )

export function useInvitations(enabled: boolean) {
  const client = useClient()
  return useQuery({
    queryKey: ['commission-invitations'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('myInvitations', { signal })).invitations,
    enabled,
  })
}

export function useReply(id: string) {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (body: Omit<ReplyWanted, 'invitedId'>) =>
      valueOrThrow(await client.call('replyToInvitation', { params: { id }, body })).invitations,
    onSuccess: (invitations) => {
      answers.setQueryData(['commission-invitations'], invitations)
      return answers.invalidateQueries({ queryKey: ['commission-session'] })
    },
  })
}
