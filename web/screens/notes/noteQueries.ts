import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AskNote } from '../../../api/contract/notes.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import type { NotesSearch } from './noteSearch.ts'

/** Who would give a note about this land, to whom, when and for how much. */
export function useConditions(land: AskNote | null) {
  const client = useClient()
  return useQuery({
    queryKey: ['describeNote', land],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('describeNote', { body: land, signal })),
    enabled: land !== null,
    retry: false,
  })
}

export function useAskNote() {
  const client = useClient()
  return useMutation({
    mutationFn: async ({ onceKey, land }: { readonly onceKey: string; readonly land: AskNote }) =>
      valueOrThrow(await client.call('askNote', { body: land, onceKey })),
  })
}

const noteKey = (number: string) => ['readNote', number.toUpperCase()] as const

export function useNote(number: string) {
  const client = useClient()
  return useQuery({
    queryKey: noteKey(number),
    queryFn: async ({ signal }) => valueOrThrow(await client.call('readNote', { params: { number }, signal })),
  })
}

export function useNotes({ state = 'asked', before }: NotesSearch) {
  const client = useClient()
  return useQuery({
    queryKey: ['listNotes', state, before],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('listNotes', { query: { state, before }, signal })),
    refetchOnWindowFocus: true,
  })
}

export type Decision =
  | { readonly call: 'releaseNote'; readonly body: { readonly receipt?: string } }
  | { readonly call: 'refuseNote'; readonly body: { readonly reason: string } }

/** A refusal may have made the note again: what stands is read anew either way. */
export function useDecide(number: string) {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async ({ call, body }: Decision) => valueOrThrow(await client.call(call, { params: { number }, body })),
    onSettled: async () => {
      await answers.invalidateQueries({ queryKey: noteKey(number) })
      await answers.invalidateQueries({ queryKey: ['listNotes'] })
    },
  })
}

export function useChooseRelease() {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (body: { readonly bodyId: string; readonly release: 'review' | 'at_once' }) =>
      valueOrThrow(await client.call('chooseNoteRelease', { body })),
    onSettled: () => answers.invalidateQueries({ queryKey: ['listNotes'] }),
  })
}
