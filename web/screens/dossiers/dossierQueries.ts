import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { addParticipantBody, DossierAnswer, openDossierBody } from '../../../api/contract/dossiers.ts'
import type { DossierState } from '../../../api/contract/policy/roles.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'

const PAGE = 100

export function useDossiers(state: DossierState | undefined, enabled = true) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['dossiers', state ?? 'all'],
    queryFn: async ({ pageParam, signal }) =>
      valueOrThrow(
        await client.call('listDossiers', { query: { mine: 'true', state, cursor: pageParam, limit: PAGE }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled,
  })
}

/** A consultation is journalled each time it is asked for: what was read stays until something changes. */
export function useDossier(id: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['dossier', id],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('getDossier', { params: { id }, signal })),
    staleTime: 5 * 60_000,
  })
}

export function useOpenDossier() {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (body: z.input<typeof openDossierBody>) =>
      valueOrThrow(await client.call('openDossier', { body })),
    onSuccess: (dossier) => {
      answers.setQueryData(['dossier', dossier.id], dossier)
      return answers.invalidateQueries({ queryKey: ['dossiers'] })
    },
  })
}

export function useRenameDossier({ id, version }: Pick<DossierAnswer, 'id' | 'version'>) {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (title: string) =>
      valueOrThrow(await client.call('changeDossier', { params: { id }, body: { version, title } })),
    onSuccess: (dossier) => {
      answers.setQueryData(['dossier', id], dossier)
      return answers.invalidateQueries({ queryKey: ['dossiers'] })
    },
  })
}

export function useAddParticipant(id: string) {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (body: z.input<typeof addParticipantBody>) =>
      valueOrThrow(await client.call('addParticipant', { params: { id }, body })),
    onSuccess: (dossier) => {
      answers.setQueryData(['dossier', id], dossier)
      // What is asked before filing depends on who takes part.
      return answers.invalidateQueries({ queryKey: ['course', id] })
    },
  })
}

type Ending = {
  readonly participantId: string
  /** What they had attested stays. */
  readonly workDone: boolean
  /** The e-mail of whoever takes their place; empty for nobody. */
  readonly successor: string
}

export function useEndParticipant(id: string) {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async ({ participantId, workDone, successor }: Ending) => {
      const params = { id, participantId }
      if (successor !== '') {
        const body = { personEmail: successor, workDone }
        return void valueOrThrow(await client.call('replaceParticipant', { params, body }))
      }
      valueOrThrow(await client.call('endParticipant', { params, query: { workDone: workDone ? 'true' : 'false' } }))
    },
    onSuccess: () =>
      Promise.all(['dossier', 'course'].map((what) => answers.invalidateQueries({ queryKey: [what, id] }))),
  })
}

export function useConsultations(id: string) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['consultations', id],
    queryFn: async ({ pageParam, signal }) =>
      valueOrThrow(
        await client.call('listConsultations', { params: { id }, query: { cursor: pageParam, limit: 100 }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor ?? undefined,
  })
}
