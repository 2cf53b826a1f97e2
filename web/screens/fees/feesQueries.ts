import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { FactChecked, FactSaid } from '../../../api/contract/fees/facts.ts'
import type { DrawUp, FeesAnswer, ReceiptGiven, Reversal } from '../../../api/contract/fees/statements.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'

const keyOf = (id: string) => ['fees', id] as const

/** What a dossier owes before delivery. Each reading is journalled. */
export function useFees(id: string) {
  const client = useClient()
  return useQuery({
    queryKey: keyOf(id),
    queryFn: async ({ signal }) => valueOrThrow(await client.call('readFees', { params: { id }, signal })),
    staleTime: 30_000,
  })
}

/** What was answered is the fees as they now are; the dossier may have gone on. */
function useKept(id: string) {
  const answers = useQueryClient()
  return {
    onSuccess: (fees: FeesAnswer) => {
      answers.setQueryData(keyOf(id), fees)
      for (const queryKey of [['dossier', id], ['course', id], ['queue']]) void answers.invalidateQueries({ queryKey })
    },
    onError: () => void answers.invalidateQueries({ queryKey: keyOf(id) }),
  }
}

export function useDeclareFees(id: string) {
  const [client, kept] = [useClient(), useKept(id)]
  return useMutation({
    mutationFn: async (body: { seen: number; facts: FactSaid[] }) =>
      valueOrThrow(await client.call('declareFees', { params: { id }, body })),
    ...kept,
  })
}

export function useCheckFees(id: string) {
  const [client, kept] = [useClient(), useKept(id)]
  return useMutation({
    mutationFn: async (body: { seen: number; facts: FactChecked[] }) =>
      valueOrThrow(await client.call('checkFees', { params: { id }, body })),
    ...kept,
  })
}

export function useDrawUp(id: string) {
  const [client, kept] = [useClient(), useKept(id)]
  return useMutation({
    mutationFn: async (body: DrawUp) => valueOrThrow(await client.call('drawUpStatement', { params: { id }, body })),
    ...kept,
  })
}

export function useRecordReceipt(id: string) {
  const [client, kept] = [useClient(), useKept(id)]
  return useMutation({
    mutationFn: async (body: ReceiptGiven) =>
      valueOrThrow(await client.call('recordReceipt', { params: { id }, body })),
    ...kept,
  })
}

export function useReverseReceipt(id: string) {
  const [client, kept] = [useClient(), useKept(id)]
  return useMutation({
    mutationFn: async ({ receiptId, ...body }: Reversal & { readonly receiptId: string }) =>
      valueOrThrow(await client.call('reverseReceipt', { params: { id, receiptId }, body })),
    ...kept,
  })
}
