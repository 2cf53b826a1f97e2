import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { ok } from '../../spatial/result.ts'
import type { Client } from '../api/client.ts'
import { useClient } from '../api/queries.ts'
import { fingerprintOf } from './fingerprint.ts'
import { forgetUpload, sendByTus } from './sender.ts'
import { isOver, type UploadItem } from './uploadItem.ts'
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

/** Uploads of one dossier, and what can be done with them. Lists are read anew when one of them is over. */
export function useUploads(dossierId: string): Uploads {
  const queue = queueOf(useClient())
  const answers = useQueryClient()
  const all = useSyncExternalStore(queue.subscribe, queue.items)
  const items = all.filter((item) => item.dossierId === dossierId)
  const over = items.filter(isOver).length
  useEffect(() => {
    if (over === 0) return
    void answers.invalidateQueries({ queryKey: ['documents', dossierId] })
    void answers.invalidateQueries({ queryKey: ['uploads'] })
  }, [over, answers, dossierId])
  return { items, queue }
}
