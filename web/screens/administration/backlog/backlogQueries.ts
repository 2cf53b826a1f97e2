import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { BacklogAnswer, BacklogMapping, BacklogRowAnswer } from '../../../../api/contract/backlog.ts'
import { valueOrThrow } from '../../../api/client.ts'
import { useClient } from '../../../api/queries.ts'
import { procedureQuery } from '../../procedures/procedureQueries.ts'
import type { RowsShown } from './backlogSearch.ts'
import type { Pieces } from './matchScans.ts'

const WATCH_MS = 1_000

export function useGiveRegister() {
  const client = useClient()
  return useMutation({
    mutationFn: async ({ communeCode, file }: { readonly communeCode: string; readonly file: File }) =>
      valueOrThrow(await client.call('readBacklog', { query: { communeCode, fileName: file.name.slice(-200) }, file })),
  })
}

/** Watched every second while it is being brought in. */
export function useBacklog(id: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['getBacklog', id],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('getBacklog', { params: { id }, signal })),
    refetchInterval: ({ state: { data } }) => (data?.state === 'importing' ? WATCH_MS : false),
  })
}

/** Read anew whenever how many rows stand where has changed. */
export function useBacklogRows({ id, counts }: BacklogAnswer, state: RowsShown | undefined) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['listBacklogRows', id, state, counts],
    queryFn: async ({ pageParam, signal }) =>
      valueOrThrow(
        await client.call('listBacklogRows', { params: { id }, query: { state, cursor: pageParam }, signal }),
      ),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (former) => former,
  })
}

function useReadAgain(id: string) {
  const answers = useQueryClient()
  return (answer: BacklogAnswer) => {
    answers.setQueryData(['getBacklog', id], answer)
    return answers.invalidateQueries({ queryKey: ['listBacklogRows', id] })
  }
}

export function useMapColumns(id: string) {
  const client = useClient()
  return useMutation({
    mutationFn: async (columns: BacklogMapping) =>
      valueOrThrow(await client.call('mapBacklog', { params: { id }, body: { columns } })),
    onSuccess: useReadAgain(id),
  })
}

export function useStartImport(id: string) {
  const client = useClient()
  return useMutation({
    mutationFn: async () =>
      valueOrThrow(await client.call('importBacklog', { params: { id }, onceKey: `import.${id}` })),
    onSuccess: useReadAgain(id),
  })
}

/** Every row that came in, to match scans with, and the pieces its procedure asks. */
export function useImportedRows() {
  const answers = useQueryClient()
  const client = useClient()
  return async (id: string): Promise<{ readonly rows: readonly BacklogRowAnswer[]; readonly pieces: Pieces }> => {
    const rows: BacklogRowAnswer[] = []
    for (let cursor: number | undefined = 0; cursor !== undefined; ) {
      const query: { state: 'imported'; cursor: number; limit: number } = { state: 'imported', cursor, limit: 500 }
      const page = valueOrThrow(await client.call('listBacklogRows', { params: { id }, query }))
      rows.push(...page.rows)
      cursor = page.next ?? undefined
    }
    const codes = [...new Set(rows.flatMap(({ procedure }) => procedure ?? []))]
    const read = codes.map(async (code) => {
      const { definition } = await answers.ensureQueryData(procedureQuery(client, code, undefined))
      return [code, new Set(definition.pieces.map((piece) => piece.code))] as const
    })
    return { rows, pieces: new Map(await Promise.all(read)) }
  }
}
