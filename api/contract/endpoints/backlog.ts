import { backlog, backlogRows, backlogRowsQuery, mapBacklogBody, readBacklogQuery } from '../backlog.ts'
import type { Endpoint } from './endpoint.ts'

/**
 * A paper register brought in with its real dates. The spreadsheet itself is the body of the first; what became of each row
 * is also at `/api/backlog/{id}/report`, which answers a CSV.
 */
export const BACKLOG_ENDPOINTS = {
  readBacklog: {
    method: 'POST',
    path: '/api/backlog',
    summary:
      'Read the spreadsheet of a paper register, whose bytes are the body: what is ready, what is at fault and where',
    access: 'backlog.import',
    query: readBacklogQuery,
    once: true,
    status: 201,
    answer: backlog,
  },
  getBacklog: {
    method: 'GET',
    path: '/api/backlog/{id}',
    summary: 'How far a paper register is brought in',
    access: 'backlog.import',
    status: 200,
    answer: backlog,
  },
  listBacklogRows: {
    method: 'GET',
    path: '/api/backlog/{id}/rows',
    summary: 'The rows of a paper register, each with its faults and what became of it',
    access: 'backlog.import',
    query: backlogRowsQuery,
    status: 200,
    answer: backlogRows,
  },
  mapBacklog: {
    method: 'PUT',
    path: '/api/backlog/{id}/columns',
    summary: 'Say which column holds what, and read the rows again',
    access: 'backlog.import',
    body: mapBacklogBody,
    status: 200,
    answer: backlog,
  },
  importBacklog: {
    method: 'POST',
    path: '/api/backlog/{id}/import',
    summary: 'Bring the ready rows in, in the background, each dossier with the dates it has on paper',
    access: 'backlog.import',
    once: true,
    status: 202,
    answer: backlog,
  },
} as const satisfies Record<string, Endpoint>
