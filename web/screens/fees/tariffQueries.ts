import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { enterTariffBody } from '../../../api/contract/fees/tariffs.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'

/** Whose tariffs: a commune's or an agency's. */
export type TariffsOf = { readonly communeCode: string } | { readonly bodyId: string }

export function useTariffs(of: TariffsOf) {
  const client = useClient()
  return useQuery({
    queryKey: ['tariffs', of],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('listTariffs', { query: of, signal })),
  })
}

function useReadAgain() {
  const answers = useQueryClient()
  return () => answers.invalidateQueries({ queryKey: ['tariffs'] })
}

export function useEnterTariff() {
  const [client, onSuccess] = [useClient(), useReadAgain()]
  return useMutation({
    mutationFn: async (body: z.input<typeof enterTariffBody>) =>
      valueOrThrow(await client.call('enterTariff', { body })),
    onSuccess,
  })
}

export function useWithdrawTariff() {
  const [client, onSuccess] = [useClient(), useReadAgain()]
  return useMutation({
    mutationFn: async ({ id, reason }: { readonly id: string; readonly reason: string }) =>
      valueOrThrow(await client.call('withdrawTariff', { params: { id }, body: { reason } })),
    onSuccess,
  })
}

export type RegisterOf = { readonly communeCode: string; readonly from: string; readonly to: string }

/** The régisseur's register of some days; never older than the page, for receipts come in. */
export function useFeeRegister(of: RegisterOf) {
  const client = useClient()
  return useQuery({
    queryKey: ['feeRegister', of],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('readFeeRegister', { query: of, signal })),
    staleTime: 0,
  })
}
