import { z } from 'zod'
import { demonstrationAccounts } from '../demonstration.ts'
import { changePasswordBody, deviceSessions, sessionAnswer, sessionsEnded, signInBody } from '../session.ts'
import type { Endpoint } from './endpoint.ts'

const nothing = z.object({})

/** Who is signed in, from where, and the end of it. */
export const SESSION_ENDPOINTS = {
  getSession: {
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in, with which mandates and factors; a visitor gets an empty answer',
    access: 'public',
    status: 200,
    answer: sessionAnswer,
  },
  signIn: {
    method: 'POST',
    path: '/api/session',
    summary:
      'Sign in by e-mail and password, and a code when one is at hand; whatever is wrong, the refusal is the same',
    access: 'public',
    body: signInBody,
    status: 200,
    answer: sessionAnswer,
  },
  signOut: {
    method: 'DELETE',
    path: '/api/session',
    summary: 'Sign out; without a session nothing happens',
    access: 'public',
    status: 200,
    answer: nothing,
  },
  changePassword: {
    method: 'PUT',
    path: '/api/me/password',
    summary: 'Change my password; every other session ends',
    access: 'signed_in',
    body: changePasswordBody,
    status: 200,
    answer: nothing,
  },
  listMySessions: {
    method: 'GET',
    path: '/api/me/sessions',
    summary: 'My open sessions',
    access: 'signed_in',
    status: 200,
    answer: deviceSessions,
  },
  endMySession: {
    method: 'DELETE',
    path: '/api/me/sessions/{id}',
    summary: 'End one of my sessions',
    access: 'signed_in',
    status: 200,
    answer: nothing,
  },
  endMyOtherSessions: {
    method: 'DELETE',
    path: '/api/me/sessions',
    summary: 'End all my sessions but this one',
    access: 'signed_in',
    status: 200,
    answer: sessionsEnded,
  },
  listDemonstrationAccounts: {
    method: 'GET',
    path: '/api/demonstration/accounts',
    summary: 'The published accounts, in demonstration mode only',
    access: 'public',
    status: 200,
    answer: demonstrationAccounts,
  },
} as const satisfies Record<string, Endpoint>
