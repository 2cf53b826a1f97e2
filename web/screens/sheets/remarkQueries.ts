import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { followRemarkBody, pinRemarkBody, RemarksAnswer } from '../../../api/contract/remarks.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { onceKeyOf } from '../filing/review/onceKey.ts'

const keyOf = (dossierId: string) => ['remarks', dossierId] as const

/** Each reading is journalled: what was read stays until something changes or the page is come back to. */
export function useRemarks(dossierId: string) {
  const client = useClient()
  return useQuery({
    queryKey: keyOf(dossierId),
    queryFn: async ({ signal }) =>
      valueOrThrow(await client.call('listRemarks', { params: { id: dossierId }, signal })),
    staleTime: 60_000,
  })
}

/** What was answered is the remarks as they now are; a colleague who was faster is read at once. */
function useRemarkChange<T>(dossierId: string, ask: (body: T) => Promise<RemarksAnswer>) {
  const answers = useQueryClient()
  return useMutation({
    mutationFn: ask,
    onSuccess: (remarks) => answers.setQueryData(keyOf(dossierId), remarks),
    onError: () => void answers.invalidateQueries({ queryKey: keyOf(dossierId) }),
  })
}

/** @param seen how many remarks there were: the same words pinned again afterwards are another remark */
export function usePin(dossierId: string, seen: number) {
  const client = useClient()
  return useRemarkChange(dossierId, async (body: z.input<typeof pinRemarkBody>) => {
    const onceKey = onceKeyOf(`remark.${dossierId}.${seen}.${JSON.stringify(body)}`)
    return valueOrThrow(await client.call('pinRemark', { params: { id: dossierId }, body, onceKey }))
  })
}

export function useFollow(dossierId: string, remarkId: string) {
  const client = useClient()
  return useRemarkChange(dossierId, async (body: z.input<typeof followRemarkBody>) => {
    const onceKey = onceKeyOf(`remark.${remarkId}.${JSON.stringify(body)}`)
    return valueOrThrow(await client.call('followRemark', { params: { id: dossierId, remarkId }, body, onceKey }))
  })
}

/** The pages of a document as they were measured; nothing changes once they were. */
export function useMeasuredSheets(documentId: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['sheets', documentId],
    queryFn: async ({ signal }) =>
      valueOrThrow(await client.call('listSheets', { params: { id: documentId }, signal })).sheets,
    staleTime: 600_000,
  })
}
