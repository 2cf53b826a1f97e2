import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { openAtCounterBody } from '../../../api/contract/counter.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'

type Card = { readonly communeCode: string; readonly nationalId: string }

/** Looking somebody up is journalled: it is asked once, by a button, and never by typing. */
export function useFindAtCounter() {
  const client = useClient()
  return useMutation({
    mutationFn: async (body: Card) => valueOrThrow(await client.call('findAtCounter', { body })),
  })
}

export function useOpenAtCounter() {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (body: z.input<typeof openAtCounterBody>) =>
      valueOrThrow(await client.call('openAtCounter', { body })),
    onSuccess: (dossier) => {
      answers.setQueryData(['dossier', dossier.id], dossier)
      return answers.invalidateQueries({ queryKey: ['dossiers'] })
    },
  })
}

export function useLinkOwner(id: string) {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (personEmail: string) =>
      valueOrThrow(await client.call('linkOwner', { params: { id }, body: { personEmail } })),
    onSuccess: (dossier) => answers.setQueryData(['dossier', id], dossier),
  })
}
