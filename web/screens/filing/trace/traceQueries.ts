import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DrawSite } from '../../../../api/contract/traces.ts'
import { valueOrThrow } from '../../../api/client.ts'
import { useClient } from '../../../api/queries.ts'

/** Gives the dossier what was drawn: a draft, whose dates become the project's, or what was asked of its applicant. */
export function useDrawSite(id: string) {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    networkMode: 'always', // without a line it is refused at once, and what was drawn stays where it is
    mutationFn: async (body: DrawSite) => valueOrThrow(await client.call('drawSite', { params: { id }, body })),
    onSuccess: (dossier) => {
      answers.setQueryData(['dossier', id], dossier)
      const read = ['course', 'complement'].map((what) => answers.invalidateQueries({ queryKey: [what, id] }))
      return Promise.all(read)
    },
  })
}
