import {
  recheckedDossier,
  recheckedPage,
  recheckedQuery,
  recheckRead,
  rechecks,
  rechecksQuery,
} from '../plans/rechecks.ts'
import type { Endpoint } from './endpoint.ts'

/** Dossiers checked again after a change of the law of the ground. */
export const RECHECK_ENDPOINTS = {
  listRechecks: {
    method: 'GET',
    path: '/api/rechecks',
    summary: 'Changes of plans and servitudes on one’s territory, with how far the dossiers are checked again',
    access: 'signed_in',
    query: rechecksQuery,
    status: 200,
    answer: rechecks,
  },
  readRecheck: {
    method: 'GET',
    path: '/api/rechecks/{id}',
    summary: 'The progress of one re-check, and what the new version changes for the parcels of the cadastre',
    access: 'signed_in',
    status: 200,
    answer: recheckRead,
  },
  listRechecked: {
    method: 'GET',
    path: '/api/rechecks/{id}/dossiers',
    summary: 'Its dossiers, with how many findings each gained and lost',
    access: 'signed_in',
    query: recheckedQuery,
    status: 200,
    answer: recheckedPage,
  },
  readRechecked: {
    method: 'GET',
    path: '/api/rechecks/{id}/dossiers/{dossierId}',
    summary: 'The findings that one dossier gained and lost, and those that changed',
    access: 'dossier.consult',
    status: 200,
    answer: recheckedDossier,
  },
  seeRechecked: {
    method: 'POST',
    path: '/api/rechecks/{id}/dossiers/{dossierId}/seen',
    summary: 'Say that one looked at what changed for a dossier',
    access: 'findings.decide',
    status: 200,
    answer: recheckedDossier,
  },
} as const satisfies Record<string, Endpoint>
