import { findAtCounterBody, foundAtCounter, linkOwnerBody, openAtCounterBody } from '../counter.ts'
import { dossier } from '../dossiers.ts'
import type { Endpoint } from './endpoint.ts'

/** Filing at the counter, for somebody who comes in person. */
export const COUNTER_ENDPOINTS = {
  findAtCounter: {
    method: 'POST',
    path: '/api/counter/people',
    summary: 'Who is known under the card of somebody who came to the counter; the search is journalled',
    access: 'counter.open',
    body: findAtCounterBody,
    status: 200,
    answer: foundAtCounter,
  },
  openAtCounter: {
    method: 'POST',
    path: '/api/counter/dossiers',
    summary:
      'Open a draft at the counter for its owner, with or without an account; the clerk’s mandate is kept with it',
    access: 'counter.open',
    body: openAtCounterBody,
    once: true,
    status: 201,
    answer: dossier,
  },
  linkOwner: {
    method: 'POST',
    path: '/api/counter/dossiers/{id}/owner',
    summary: 'Hand a dossier typed at the counter to its owner’s account, when both carry one identity',
    access: 'counter.link',
    body: linkOwnerBody,
    status: 200,
    answer: dossier,
  },
} as const satisfies Record<string, Endpoint>
