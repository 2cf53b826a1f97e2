import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AttestationAsked, AttestationKind } from '../../../api/contract/attestations.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'

const courseKey = (id: string) => ['course', id]

/** The course of a dossier says what is attested of it; what was read stays until something changes. */
export function useAttestedCourse(id: string) {
  const client = useClient()
  return useQuery({
    queryKey: courseKey(id),
    queryFn: async ({ signal }) => valueOrThrow(await client.call('getCourse', { params: { id }, signal })),
    staleTime: 5 * 60_000,
  })
}

/** Blockers follow from attestations: they are read anew, and the list that was answered stands meanwhile. */
function keep(answers: QueryClient, id: string, attestations: AttestationAsked[]) {
  answers.setQueryData(courseKey(id), (course: CourseAnswer | undefined) => course && { ...course, attestations })
  return answers.invalidateQueries({ queryKey: courseKey(id) })
}

export function useAttest(id: string) {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (body: { kind: AttestationKind; sha256: string }) =>
      valueOrThrow(await client.call('attest', { params: { id }, body })),
    onSuccess: ({ attestations }) => keep(answers, id, attestations),
    // What was read is no more: the page shows what is now.
    onError: () => answers.invalidateQueries({ queryKey: courseKey(id) }),
  })
}

export function useAskAttestation(id: string) {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (kind: AttestationKind) =>
      valueOrThrow(await client.call('askAttestation', { params: { id }, body: { kind } })),
    onSuccess: ({ attestations }) => keep(answers, id, attestations),
  })
}

export function useWithdrawAttestation(id: string) {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (attestationId: string) =>
      valueOrThrow(await client.call('withdrawAttestation', { params: { id, attestationId } })),
    onSuccess: ({ attestations }) => keep(answers, id, attestations),
  })
}
