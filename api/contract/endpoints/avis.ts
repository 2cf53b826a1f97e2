import { keepPhraseBody, phrase, phrases, phrasesQuery } from '../avis/phrases.ts'
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
  listAvisPhrases: {
    method: 'GET',
    path: '/api/avis-phrases',
    summary: 'What a body may say of a procedure on a day: the library for its kind, and its own for its givers',
    access: 'signed_in',
    query: phrasesQuery,
    status: 200,
    answer: phrases,
  },
  keepAvisPhrase: {
    method: 'POST',
    path: '/api/bodies/{id}/avis-phrases',
    summary: 'Keep a phrase of a body’s own, offered to its givers',
    access: 'phrase.keep',
    body: keepPhraseBody,
    once: true,
    status: 201,
    answer: phrase,
  },
  endAvisPhrase: {
    method: 'DELETE',
    path: '/api/bodies/{id}/avis-phrases/{phraseId}',
    summary: 'Offer a phrase no more after today; the avis that say it keep it',
    access: 'phrase.keep',
    status: 200,
    answer: phrase,
  },
} as const satisfies Record<string, Endpoint>
