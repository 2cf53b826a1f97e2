import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CellChange } from '../../../api/contract/regulation/cells.ts'
import { type AnswerOf, valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'

const keyOf = (id: string) => ['regulation', id] as const

export function useRegulation(id: string) {
  const client = useClient()
  return useQuery({
    queryKey: [...keyOf(id), 'now'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('readRegulation', { params: { id }, signal })),
  })
}

export function useRevisions(id: string) {
  const client = useClient()
  return useQuery({
    queryKey: [...keyOf(id), 'revisions'],
    queryFn: async ({ signal }) =>
      valueOrThrow(await client.call('listRegulationRevisions', { params: { id }, signal })).revisions,
  })
}

/** Cells that differ between two revisions; asked only where there are two. */
export function useDifferences(id: string, { from, to }: { readonly from: number; readonly to: number }) {
  const client = useClient()
  return useQuery({
    enabled: from >= 1 && to > 0 && from !== to,
    queryKey: [...keyOf(id), 'differences', from, to],
    queryFn: async ({ signal }) =>
      valueOrThrow(await client.call('compareRegulation', { params: { id }, query: { from, to }, signal })).differences,
  })
}

export type Reason = { readonly reason: string; readonly act: string | null }
type Answer = AnswerOf<'readRegulation'>

/** After a change the answer is the règlement; whatever was read of its revisions is read anew. */
function useChange<G>(id: string, change: (given: G) => Promise<Answer>) {
  const answers = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async (answer) => {
      answers.setQueryData([...keyOf(id), 'now'], answer)
      await answers.invalidateQueries({ queryKey: [...keyOf(id), 'revisions'] })
    },
    onError: () => answers.invalidateQueries({ queryKey: keyOf(id) }),
  })
}

export function useRevise(id: string) {
  const client = useClient()
  type Given = Reason & { readonly revision: number; readonly changes: readonly CellChange[] }
  return useChange<Given>(id, async (body) =>
    valueOrThrow(await client.call('reviseRegulation', { params: { id }, body })),
  )
}

export function useRestore(id: string) {
  const client = useClient()
  type Given = Reason & { readonly revision: number; readonly number: number }
  return useChange<Given>(id, async ({ number, ...body }) =>
    valueOrThrow(await client.call('restoreRegulation', { params: { id, number: String(number) }, body })),
  )
}

const named = (file: File) => file.name.slice(-200)

export function usePreviewFile(id: string) {
  const client = useClient()
  return useMutation({
    mutationFn: async (file: File) =>
      valueOrThrow(await client.call('previewRegulation', { params: { id }, query: { fileName: named(file) }, file })),
  })
}

export function useImportFile(id: string) {
  const client = useClient()
  type Given = Reason & { readonly revision: number; readonly sha256: string; readonly file: File }
  return useChange<Given>(id, async ({ file, act, ...given }) =>
    valueOrThrow(
      await client.call('importRegulation', {
        params: { id },
        query: { ...given, act: act ?? undefined, fileName: named(file) },
        file,
      }),
    ),
  )
}
