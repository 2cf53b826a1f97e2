import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { answerOutsideBody, OutsideAsking } from '../../../api/contract/avis/outside.ts'
import { valueOrThrow } from '../../api/client.ts'
import { browserProblem, ProblemError, problemOf } from '../../api/problem.ts'
import { useClient } from '../../api/queries.ts'

const KEY = ['outsideAvis'] as const
const MOST_RETRIES = 5

/** What the link opens; its secret is in no key, so that nothing that is kept or logged holds it. */
export function useOutsideAsking(token: string | null) {
  const client = useClient()
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => valueOrThrow(await client.call('openOutside', { body: { token }, signal })),
    enabled: token !== null,
    staleTime: 60_000,
    retry: false,
  })
}

/** What was answered is what the link opens from now on. */
function useOutsideChange<T>(ask: (given: T) => Promise<OutsideAsking>) {
  const answers = useQueryClient()
  return useMutation({
    mutationFn: ask,
    onSuccess: (asking) => answers.setQueryData(KEY, asking),
    // Refused for a time alone: asked again when the service says.
    retry: (times, error) => times < MOST_RETRIES && retryAfterS(error) !== null,
    retryDelay: (_, error) => (retryAfterS(error) ?? 0) * 1000,
  })
}

const retryAfterS = (error: unknown): number | null => {
  const { code, retryAfterS = null } = problemOf(error)
  return code === 'BUSY' ? retryAfterS : null
}

export function useAnswerOutside(token: string) {
  const client = useClient()
  return useOutsideChange(async (body: Omit<z.input<typeof answerOutsideBody>, 'token'>) =>
    valueOrThrow(await client.call('answerOutside', { body: { ...body, token } })),
  )
}

export function useDepositOutside(token: string) {
  const client = useClient()
  return useOutsideChange(async (file: File) => valueOrThrow(await client.depositOutside({ token, file })))
}

type Wanted = { readonly id: string; readonly fileName: string }

/** Saves a document that was given: its bytes are asked for with the secret, which stands in no address. */
export function useReadOutside(token: string) {
  return useMutation({
    mutationFn: async ({ id, fileName }: Wanted) => {
      const response = await fetch('/api/outside-avis/content', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token, documentId: id }),
      })
      if (!response.ok) throw new ProblemError(browserProblem('ANSWER_UNREADABLE'))
      save(await response.blob(), fileName)
    },
  })
}

function save(content: Blob, fileName: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
