import { z } from 'zod'
import { accessTokens, createTokenBody, tokenCreated } from '../tokens.ts'
import type { Endpoint } from './endpoint.ts'

/** Tokens that a map program reads OGC API – Features with, in their owner's name. */
export const TOKEN_ENDPOINTS = {
  listTokens: {
    method: 'GET',
    path: '/api/me/tokens',
    summary: 'My access tokens, without their secrets',
    access: 'signed_in',
    status: 200,
    answer: accessTokens,
  },
  createToken: {
    method: 'POST',
    path: '/api/me/tokens',
    summary: 'Make an access token that reads OGC API – Features; its secret is shown this once',
    access: 'signed_in',
    body: createTokenBody,
    status: 201,
    answer: tokenCreated,
  },
  revokeToken: {
    method: 'DELETE',
    path: '/api/me/tokens/{id}',
    summary: 'Take an access token away; it opens nothing from then on',
    access: 'signed_in',
    status: 200,
    answer: z.object({}),
  },
} as const satisfies Record<string, Endpoint>
