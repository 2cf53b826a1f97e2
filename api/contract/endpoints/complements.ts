import { answerItemBody, complements, reasons, reasonsQuery } from '../complements.ts'
import type { Endpoint } from './endpoint.ts'

/** What is asked of the applicant once a dossier is filed, item by item. */
export const COMPLEMENT_ENDPOINTS = {
  listComplementReasons: {
    method: 'GET',
    path: '/api/complement-reasons',
    summary: 'Reasons to ask something of the applicant in force on a day, with their sentences and articles',
    access: 'public',
    query: reasonsQuery,
    status: 200,
    answer: reasons,
  },
  getComplement: {
    method: 'GET',
    path: '/api/dossiers/{id}/complement',
    summary: 'What was asked of the applicant, newest request first, each item with its answers',
    access: 'dossier.consult',
    status: 200,
    answer: complements,
  },
  answerItem: {
    method: 'POST',
    path: '/api/dossiers/{id}/complement/{itemId}/answers',
    summary: 'Answer an item in writing, or put right the fact it asks; a document or an outline answers by itself',
    access: 'complement.answer',
    body: answerItemBody,
    once: true,
    status: 201,
    answer: complements,
  },
} as const satisfies Record<string, Endpoint>
