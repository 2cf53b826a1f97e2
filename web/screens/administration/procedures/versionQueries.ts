import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { VersionChange, VersionDraft, VersionProposal } from '../../../../api/contract/procedures/drafting.ts'
import { valueOrThrow } from '../../../api/client.ts'
import { useClient } from '../../../api/queries.ts'

export function useVersions() {
  const client = useClient()
  return useQuery({
    queryKey: ['listVersions'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('listVersions', { signal })).versions,
  })
}

/** What is being written here is not replaced under the writer's hands: it is read again when they say so. */
export function useVersion(id: string) {
  const client = useClient()
  return useQuery({
    queryKey: ['getVersion', id],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('getVersion', { params: { id }, signal })),
    refetchOnWindowFocus: false,
  })
}

export function usePreview(id: string, version: number, on: string | undefined) {
  const client = useClient()
  return useQuery({
    queryKey: ['previewVersion', id, version, on],
    queryFn: async ({ signal }) =>
      valueOrThrow(await client.call('previewVersion', { params: { id }, query: { on }, signal })),
    placeholderData: (former) => former,
  })
}

/** Keeps what a change answered, and has the list read again. */
function useKeep() {
  const answers = useQueryClient()
  return (draft: VersionDraft) => {
    answers.setQueryData(['getVersion', draft.id], draft)
    return answers.invalidateQueries({ queryKey: ['listVersions'] })
  }
}

export function usePropose() {
  const [client, keep] = [useClient(), useKeep()]
  return useMutation({
    mutationFn: async (body: VersionProposal) => valueOrThrow(await client.call('proposeVersion', { body })),
    onSuccess: keep,
  })
}

export function useChange(id: string) {
  const [client, keep] = [useClient(), useKeep()]
  return useMutation({
    mutationFn: async (body: VersionChange) =>
      valueOrThrow(await client.call('changeVersion', { params: { id }, body })),
    onSuccess: keep,
  })
}

export function useCheckVersion(id: string) {
  const [client, keep] = [useClient(), useKeep()]
  return useMutation({
    mutationFn: async (version: number) =>
      valueOrThrow(await client.call('checkVersion', { params: { id }, body: { version } })),
    onSuccess: ({ draft }) => keep(draft),
  })
}

export function usePublish(id: string) {
  const [client, keep] = [useClient(), useKeep()]
  return useMutation({
    mutationFn: async (version: number) =>
      valueOrThrow(await client.call('publishVersion', { params: { id }, body: { version } })),
    onSuccess: keep,
  })
}

type End = { readonly validTo: string; readonly evenSo: boolean }

export function useEnd(id: string) {
  const [client, keep] = [useClient(), useKeep()]
  return useMutation({
    mutationFn: async (body: End) => valueOrThrow(await client.call('endVersion', { params: { id }, body })),
    onSuccess: keep,
  })
}

export function useDrop(id: string) {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async () => valueOrThrow(await client.call('dropVersion', { params: { id } })),
    onSuccess: () => answers.invalidateQueries({ queryKey: ['listVersions'] }),
  })
}
