import { z } from 'zod'
import { bulkBody, bulkRun, createLabelBody, desk, dossierLabel, savedFilter, saveFilterBody } from '../desk.ts'
import { queue, queueMap, queueMapQuery, queueQuery } from '../queue.ts'
import type { Endpoint } from './endpoint.ts'

/** The official's desk: what waits on a territory, and what is done with many dossiers at once. */
export const QUEUE_ENDPOINTS = {
  getQueue: {
    method: 'GET',
    path: '/api/queue',
    summary: 'Dossiers of the territory of a mandate, narrowed, searched and sorted; the last day first',
    access: 'signed_in',
    query: queueQuery,
    status: 200,
    answer: queue,
  },
  mapQueue: {
    method: 'GET',
    path: '/api/queue/map',
    summary: 'The same dossiers on the map: their sites in a box, or how many in each cell where they crowd',
    access: 'signed_in',
    query: queueMapQuery,
    status: 200,
    answer: queueMap,
  },
  getDesk: {
    method: 'GET',
    path: '/api/queue/desk',
    summary: 'The bodies one reads for, their people and labels, the saved filters with their counts, the communes',
    access: 'signed_in',
    status: 200,
    answer: desk,
  },
  actInBulk: {
    method: 'POST',
    path: '/api/queue/bulk',
    summary: 'Move, label or assign up to 200 dossiers, each in a transaction of its own, with the outcome of each',
    access: 'signed_in',
    body: bulkBody,
    once: true,
    status: 201,
    answer: bulkRun,
  },
  createLabel: {
    method: 'POST',
    path: '/api/queue/labels',
    summary: 'Make a label of a body',
    access: 'label.keep',
    body: createLabelBody,
    once: true,
    status: 201,
    answer: dossierLabel,
  },
  retireLabel: {
    method: 'DELETE',
    path: '/api/queue/labels/{id}',
    summary: 'Take away a label that no dossier bears',
    access: 'label.keep',
    status: 200,
    answer: z.object({}),
  },
  saveFilter: {
    method: 'POST',
    path: '/api/queue/filters',
    summary: 'Keep a filter under a name, for oneself or for a body',
    access: 'signed_in',
    body: saveFilterBody,
    once: true,
    status: 201,
    answer: savedFilter,
  },
  dropFilter: {
    method: 'DELETE',
    path: '/api/queue/filters/{id}',
    summary: 'Forget a filter one saved',
    access: 'signed_in',
    status: 200,
    answer: z.object({}),
  },
} as const satisfies Record<string, Endpoint>
