import { addKeyBody, changeKeyBody, keysOfBody, myKeys, signingKey } from '../keys.ts'
import type { Endpoint } from './endpoint.ts'

/** The keys of signature that people hold for a body. */
export const KEY_ENDPOINTS = {
  bodyKeys: {
    method: 'GET',
    path: '/api/bodies/{id}/keys',
    summary: 'The keys of signature of a body that one may see, and how many its agreement gives',
    access: 'key.consult',
    status: 200,
    answer: keysOfBody,
  },
  addKey: {
    method: 'POST',
    path: '/api/bodies/{id}/keys',
    summary: 'Add a key to the inventory of a body, in place of another one where it says so',
    access: 'key.add',
    body: addKeyBody,
    status: 201,
    answer: signingKey,
  },
  changeKey: {
    method: 'POST',
    path: '/api/keys/{id}/state',
    summary: 'Suspend a key, give it back, or revoke it for good',
    access: 'key.change',
    body: changeKeyBody,
    status: 200,
    answer: signingKey,
  },
  myKeys: {
    method: 'GET',
    path: '/api/me/keys',
    summary: 'The keys one holds, and why one cannot sign today',
    access: 'signed_in',
    status: 200,
    answer: myKeys,
  },
} as const satisfies Readonly<Record<string, Endpoint>>
