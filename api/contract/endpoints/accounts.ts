import { z } from 'zod'
import { askResetBody, confirmBody, confirmed, finishResetBody, registerBody } from '../accounts.ts'
import type { Endpoint } from './endpoint.ts'

const nothing = z.object({})

/** Opening an account and getting back into it; the answers never tell whether an address is known. */
export const ACCOUNT_ENDPOINTS = {
  register: {
    method: 'POST',
    path: '/api/accounts',
    summary: 'Ask for an account; a link goes to the address, whoever it belongs to',
    access: 'public',
    body: registerBody,
    status: 202,
    answer: nothing,
  },
  confirmAccount: {
    method: 'POST',
    path: '/api/accounts/confirm',
    summary: 'Open the account by the link that was sent, choosing its password',
    access: 'public',
    body: confirmBody,
    status: 200,
    answer: confirmed,
  },
  askReset: {
    method: 'POST',
    path: '/api/accounts/reset',
    summary: 'Ask for a link to choose a new password',
    access: 'public',
    body: askResetBody,
    status: 202,
    answer: nothing,
  },
  finishReset: {
    method: 'POST',
    path: '/api/accounts/reset/finish',
    summary: 'Choose a password by the link of a reset or an invitation; every session ends',
    access: 'public',
    body: finishResetBody,
    status: 200,
    answer: nothing,
  },
} as const satisfies Record<string, Endpoint>
