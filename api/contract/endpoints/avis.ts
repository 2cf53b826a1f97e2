import { consultBodyBody, dismissBodyBody, giveAvisBody } from '../avis.ts'
import { course } from '../filing.ts'
import type { Endpoint } from './endpoint.ts'

/** The bodies a dossier is put before, and what they answer. */
export const AVIS_ENDPOINTS = {
  consultBody: {
    method: 'POST',
    path: '/api/dossiers/{id}/consulted-bodies',
    summary: 'Ask one more body for its avis, and say why',
    access: 'avis.ask',
    body: consultBodyBody,
    once: true,
    status: 201,
    answer: course,
  },
  dismissBody: {
    method: 'DELETE',
    path: '/api/dossiers/{id}/consulted-bodies/{bodyId}',
    summary: 'Ask a body no more, and say why; an avis that was given stays',
    access: 'avis.ask',
    body: dismissBodyBody,
    status: 200,
    answer: course,
  },
  giveAvis: {
    method: 'POST',
    path: '/api/dossiers/{id}/avis',
    summary: 'Give the avis of a body, or replace it by another; the former is kept',
    access: 'avis.give',
    body: giveAvisBody,
    once: true,
    status: 201,
    answer: course,
  },
} as const satisfies Record<string, Endpoint>
