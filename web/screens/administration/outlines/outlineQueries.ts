import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { importOutlinesQuery } from '../../../../api/contract/outlines.ts'
import { valueOrThrow } from '../../../api/client.ts'
import { useClient } from '../../../api/queries.ts'

const STANDING = ['outlines'] as const

export function useOutlinesStanding() {
  const client = useClient()
  return useQuery({
    queryKey: STANDING,
    queryFn: async ({ signal }) => valueOrThrow(await client.call('readOutlines', { signal })),
  })
}

export type Srid = z.output<typeof importOutlinesQuery>['srid']
export type GivenFile = { readonly file: File; readonly srid: Srid }

const named = ({ file, srid }: GivenFile) => ({ fileName: file.name.slice(-200), srid })

export function usePreviewOutlines() {
  const client = useClient()
  return useMutation({
    mutationFn: async (given: GivenFile) =>
      valueOrThrow(await client.call('previewOutlines', { query: named(given), file: given.file })),
  })
}

type Applying = GivenFile & { readonly sha256: string; readonly source: string; readonly day: string }

/** The very file whose report was read; the map's own knowledge of the territory is read anew. */
export function useApplyOutlines() {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async ({ sha256, source, day, ...given }: Applying) =>
      valueOrThrow(
        await client.call('importOutlines', { query: { ...named(given), sha256, source, day }, file: given.file }),
      ),
    onSuccess: () => answers.invalidateQueries(),
  })
}
