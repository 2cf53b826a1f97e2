import { chain, followBody } from '../chain.ts'
import type { Endpoint } from './endpoint.ts'

/** Dossiers that go on from each other, and those on the same ground. */
export const CHAIN_ENDPOINTS = {
  getChain: {
    method: 'GET',
    path: '/api/dossiers/{id}/chain',
    summary: 'What a dossier goes on from, what goes on from it, and the others on its ground',
    access: 'dossier.consult',
    status: 200,
    answer: chain,
  },
  followDossier: {
    method: 'PUT',
    path: '/api/dossiers/{id}/follows',
    summary: 'Say which dossier this one goes on from',
    access: 'dossier.link',
    body: followBody,
    status: 200,
    answer: chain,
  },
} as const satisfies Record<string, Endpoint>
