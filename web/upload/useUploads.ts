import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { ok } from '../../spatial/result.ts'
import type { Client } from '../api/client.ts'
import { useClient } from '../api/queries.ts'
import { fingerprintOf } from './fingerprint.ts'
import { forgetUpload, sendByTus } from './sender.ts'
import type { UploadItem } from './uploadItem.ts'
import { createUploadQueue, isBusy, type UploadQueue } from './uploadQueue.ts'

const queues = new WeakMap<Client, UploadQueue>()

/** One queue for the page, whatever screen is shown: leaving a dossier doesn't stop its uploads. */
function queueOf(client: Client): UploadQueue {
  const existing = queues.get(client)
  if (existing) return existing
  const queue = createUploadQueue({
    send: sendByTus,
    forget: forgetUpload,
    fingerprint: fingerprintOf,
    unfinished: async () => {
      const answer = await client.call('listUploads')
      return answer.ok ? ok(answer.value.uploads) : answer
    },
    outcome: (id) => client.call('getUpload', { params: { id } }),
    now: Date.now,
    later: (work, ms) => void setTimeout(work, ms),
    newKey: () => crypto.randomUUID(),
  })
  window.addEventListener('online', queue.online)
  window.addEventListener('beforeunload', (event) => isBusy(queue.items()) && event.preventDefault())
  queues.set(client, queue)
  return queue
}

export type Uploads = { readonly items: readonly UploadItem[]; readonly queue: UploadQueue }

const isKept = ({ state }: UploadItem) => state === 'done' || state === 'already'

/** Everything on its way, whatever dossier it goes to. */
export function useAllUploads(): Uploads {
  const queue = queueOf(useClient())
  return { items: useSyncExternalStore(queue.subscribe, queue.items), queue }
}

/**
 * Uploads of one dossier, and what can be done with them. Reading the list of documents is journalled and counted: it is
 * read anew once everything has landed, not for each of a thousand files. What it then shows leaves the list of uploads.
 */
export function useUploads(dossierId: string): Uploads {
  const queue = queueOf(useClient())
  const answers = useQueryClient()
  const all = useSyncExternalStore(queue.subscribe, queue.items)
  const items = useMemo(() => all.filter((item) => item.dossierId === dossierId), [all, dossierId])
  const told = useRef(new Set<string>())
  const busy = isBusy(items)
  useEffect(() => {
    const fresh = busy ? [] : items.filter((item) => isKept(item) && !told.current.has(item.key))
    if (fresh.length === 0) return
    for (const { key } of fresh) told.current.add(key)
    const read = [['documents', dossierId], ['uploads'], ['course', dossierId]].map((queryKey) =>
      answers.invalidateQueries({ queryKey }),
    )
    const done = fresh.filter(({ state }) => state === 'done').map(({ key }) => key)
    void Promise.all(read).then(() => queue.dismiss(done))
  }, [busy, items, answers, queue, dossierId])
  return { items, queue }
}
