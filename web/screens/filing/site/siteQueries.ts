import { useMutation, useQueryClient } from '@tanstack/react-query'
import { valueOrThrow } from '../../../api/client.ts'
import { useClient } from '../../../api/queries.ts'

type Taking = { readonly version: number; readonly reportId: string }

/** Gives the draft the outline of a report; answers what that changes in its findings. */
export function useTakeParcel(id: string) {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (body: Taking) => valueOrThrow(await client.call('attachParcel', { params: { id }, body })),
    onSuccess: ({ dossier }) => {
      answers.setQueryData(['dossier', id], dossier)
      return answers.invalidateQueries({ queryKey: ['course', id] })
    },
  })
}
