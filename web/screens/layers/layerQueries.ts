import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { z } from 'zod'
import type { addFileQuery, addLayerBody, serviceQuery } from '../../../api/contract/layers.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'

const LAYERS = ['layers'] as const
const FRESH_MS = 60_000

/** The layers of agencies that one may see. */
export function useAgencyLayers() {
  const client = useClient()
  return useQuery({
    queryKey: LAYERS,
    queryFn: async ({ signal }) => valueOrThrow(await client.call('listLayers', { signal })).layers,
    staleTime: FRESH_MS,
  })
}

/** Asks for the list anew: after a change, or when a server begins to answer badly. */
export function useLayersAgain() {
  const answers = useQueryClient()
  return useCallback(() => answers.invalidateQueries({ queryKey: LAYERS }), [answers])
}

export function useReadService() {
  const client = useClient()
  return useMutation({
    mutationFn: async (body: z.input<typeof serviceQuery>) => valueOrThrow(await client.call('readService', { body })),
  })
}

type Look = Omit<z.input<typeof addLayerBody>, 'kind' | 'address' | 'name'>
export type Given =
  | { readonly look: Look; readonly service: Pick<z.input<typeof addLayerBody>, 'kind' | 'address' | 'name'> }
  | { readonly look: Look; readonly file: File }

export function useAddLayer() {
  const client = useClient()
  const again = useLayersAgain()
  return useMutation({
    mutationFn: async (given: Given & { readonly onceKey: string }) => {
      const { look, onceKey } = given
      if ('service' in given)
        return valueOrThrow(await client.call('addLayer', { body: { ...look, ...given.service }, onceKey }))
      const query = { ...asQuery(look), fileName: given.file.name.slice(-200) }
      return valueOrThrow(await client.call('addLayerFile', { query, file: given.file, onceKey }))
    },
    onSuccess: again,
  })
}

/** What is not said is left out. */
const asQuery = ({ legendFr, legendAr, dataDate, ...look }: Look): Record<keyof z.input<typeof addFileQuery>, string> =>
  ({
    ...look,
    opacity: String(look.opacity),
    ...(legendFr && { legendFr }),
    ...(legendAr && { legendAr }),
    ...(dataDate && { dataDate }),
  }) as Record<keyof z.input<typeof addFileQuery>, string> // those of the schema that are said

export function useOrderLayers() {
  const client = useClient()
  const again = useLayersAgain()
  return useMutation({
    mutationFn: async (body: { readonly bodyId: string; readonly ids: readonly string[] }) =>
      valueOrThrow(await client.call('orderLayers', { body })),
    onSuccess: again,
  })
}

type Change = { readonly id: string; readonly version: number; readonly visibility: string }

export function useChangeLayer() {
  const client = useClient()
  const again = useLayersAgain()
  return useMutation({
    mutationFn: async ({ id, ...body }: Change) =>
      valueOrThrow(await client.call('changeLayer', { params: { id }, body })),
    onSettled: again,
  })
}

export function useRemoveLayer() {
  const client = useClient()
  const again = useLayersAgain()
  return useMutation({
    mutationFn: async ({ id, version }: { readonly id: string; readonly version: number }) =>
      valueOrThrow(await client.call('removeLayer', { params: { id }, query: { version } })),
    onSuccess: again,
  })
}
