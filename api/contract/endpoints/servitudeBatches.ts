import {
  adoptBatchBody,
  batchFindings,
  batchFindingsBody,
  batchFindingsQuery,
  batchMapping,
  batchShapes,
  readBatchQuery,
  servitudeBatch,
  servitudeBatches,
} from '../servitudeBatches.ts'
import type { Endpoint } from './endpoint.ts'

const of = { access: 'servitudes.edit', status: 200 } as const
const answering = { ...of, answer: servitudeBatch } as const

/** Servitudes read from a file by an urban agency, beside the law until they are adopted. */
export const SERVITUDE_BATCH_ENDPOINTS = {
  listServitudeBatches: {
    ...of,
    method: 'GET',
    path: '/api/servitude-batches',
    summary: 'The files of servitudes that one’s agency has given, and what became of them',
    answer: servitudeBatches,
  },
  readServitudeBatch: {
    ...answering,
    method: 'POST',
    path: '/api/servitude-batches',
    summary: 'Read the file of footprints, whose bytes are the body: its fields and their values; nothing becomes law',
    query: readBatchQuery,
    once: true,
    status: 201,
  },
  getServitudeBatch: {
    ...answering,
    method: 'GET',
    path: '/api/servitude-batches/{id}',
    summary: 'How far a batch is, and the progress of its control',
  },
  giveGenerators: {
    ...answering,
    method: 'PUT',
    path: '/api/servitude-batches/{id}/generators',
    summary: 'Read the file of generators, whose bytes are the body, instead of the one that was there',
    query: readBatchQuery,
  },
  servitudeBatchShapes: {
    ...of,
    method: 'GET',
    path: '/api/servitude-batches/{id}/shapes',
    summary: 'The footprints of a batch, simplified for the map',
    answer: batchShapes,
  },
  listBatchFindings: {
    ...of,
    method: 'GET',
    path: '/api/servitude-batches/{id}/findings',
    summary: 'What the control found, with its places',
    query: batchFindingsQuery,
    answer: batchFindings,
  },
  mapServitudeBatch: {
    ...answering,
    method: 'PUT',
    path: '/api/servitude-batches/{id}/mapping',
    summary: 'Say what the fields mean and what holds for all, and have the batch controlled',
    body: batchMapping,
  },
  acceptBatchFindings: {
    ...answering,
    method: 'POST',
    path: '/api/servitude-batches/{id}/findings/accept',
    summary: 'Accept some findings, or all of a kind, for a reason',
    body: batchFindingsBody,
  },
  reopenBatchFinding: {
    ...answering,
    method: 'POST',
    path: '/api/servitude-batches/{id}/findings/{findingId}/reopen',
    summary: 'Take back that a finding was accepted',
  },
  leaveOutServitudes: {
    ...answering,
    method: 'POST',
    path: '/api/servitude-batches/{id}/left-out',
    summary: 'Leave out the footprints of some findings, or of all of a kind, for a reason',
    body: batchFindingsBody,
  },
  takeBackServitudes: {
    ...answering,
    method: 'DELETE',
    path: '/api/servitude-batches/{id}/left-out',
    summary: 'Take back every footprint that was left out by hand',
  },
  adoptServitudeBatch: {
    ...answering,
    method: 'POST',
    path: '/api/servitude-batches/{id}/adopt',
    summary: 'Make law of a controlled batch, all of it or nothing; open dossiers it touches are checked again',
    body: adoptBatchBody,
  },
  discardServitudeBatch: {
    ...answering,
    method: 'DELETE',
    path: '/api/servitude-batches/{id}',
    summary: 'Give a batch up before it is adopted; it stays readable',
  },
} as const satisfies Record<string, Endpoint>
