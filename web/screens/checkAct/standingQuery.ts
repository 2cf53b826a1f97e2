import { queryOptions } from '@tanstack/react-query'
import type { ActFound } from '../../../api/contract/standing.ts'
import { type Client, valueOrThrow } from '../../api/client.ts'

/** How an act is looked for: by its code, by its number, by the bytes of its file. */
export type Sought =
  | { readonly token: string }
  | { readonly unit: string; readonly reference: string }
  | { readonly file: File }

/** What became of an act, or of an avis whose file one has; nulls where none was signed here. What is said of it may change from one minute to the next. */
export const standingQuery = (client: Client, sought: Sought) =>
  queryOptions({
    queryKey: ['standing', 'file' in sought ? keyOf(sought.file) : sought],
    queryFn: async ({ signal }): Promise<ActFound> => {
      if ('token' in sought)
        return {
          act: valueOrThrow(await client.call('getActStanding', { params: { token: sought.token }, signal })),
          avis: null,
        }
      const query = 'file' in sought ? { sha256: await sha256Of(sought.file) } : { ...sought }
      return valueOrThrow(await client.call('findAct', { query, signal }))
    },
  })

const keyOf = ({ name, size, lastModified }: File) => [name, size, lastModified] as const

const sha256Of = async (file: File): Promise<string> => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
