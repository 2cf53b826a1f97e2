import { z } from 'zod'
import { linkQuery, provider, providerVisit, visitAnswer, visitQuery } from '../provider.ts'
import type { Endpoint } from './endpoint.ts'

const redirection = z.object({})

/** Sign-in through a national identity provider (OpenID Connect). */
export const PROVIDER_ENDPOINTS = {
  getProvider: {
    method: 'GET',
    path: '/api/session/provider',
    summary: 'The identity provider, when one is configured',
    access: 'public',
    status: 200,
    answer: provider,
  },
  visitProvider: {
    method: 'GET',
    path: '/api/session/provider/start',
    summary: 'Go to the identity provider to sign in',
    access: 'public',
    query: visitQuery,
    status: 302,
    answer: redirection,
  },
  returnFromProvider: {
    method: 'GET',
    path: '/api/session/provider/callback',
    summary: 'Come back from the identity provider',
    access: 'public',
    query: visitAnswer,
    status: 302,
    answer: redirection,
  },
  linkProvider: {
    method: 'POST',
    path: '/api/me/provider',
    summary: 'Begin to link the identity provider to my account',
    access: 'signed_in',
    query: linkQuery,
    status: 200,
    answer: providerVisit,
  },
  unlinkProvider: {
    method: 'DELETE',
    path: '/api/me/provider',
    summary: 'Unlink the identity provider from my account',
    access: 'signed_in',
    status: 200,
    answer: z.object({}),
  },
} as const satisfies Record<string, Endpoint>
