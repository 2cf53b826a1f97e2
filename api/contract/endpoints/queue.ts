import { queue, queueQuery } from '../queue.ts'
import type { Endpoint } from './endpoint.ts'

/** What waits on a territory, most urgent first. */
export const QUEUE_ENDPOINTS = {
  getQueue: {
    method: 'GET',
    path: '/api/queue',
    summary: 'Dossiers under examination on the territory of a mandate, the last day first',
    access: 'signed_in',
    query: queueQuery,
    status: 200,
    answer: queue,
  },
} as const satisfies Record<string, Endpoint>
