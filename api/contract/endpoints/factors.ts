import { z } from 'zod'
import {
  codeBody,
  enrolPasskeyBody,
  passkeyEnrolled,
  passkeyOptions,
  passkeySignInBody,
  passkeys,
  recoveryCodes,
  totpBegun,
} from '../factors.ts'
import { sessionAnswer } from '../session.ts'
import type { Endpoint } from './endpoint.ts'

const nothing = z.object({})

/** Second factors: authenticators, passkeys, recovery codes. */
export const FACTOR_ENDPOINTS = {
  proveSecondFactor: {
    method: 'POST',
    path: '/api/session/second-factor',
    summary: 'Prove a second factor by an authenticator or recovery code; the session gets a new cookie',
    access: 'signed_in',
    body: codeBody,
    status: 200,
    answer: sessionAnswer,
  },
  beginPasskeySignIn: {
    method: 'POST',
    path: '/api/session/passkey/options',
    summary: 'Ask for a challenge to sign in with a passkey',
    access: 'public',
    status: 200,
    answer: passkeyOptions,
  },
  signInWithPasskey: {
    method: 'POST',
    path: '/api/session/passkey',
    summary: 'Sign in with a passkey: both factors at once',
    access: 'public',
    body: passkeySignInBody,
    status: 200,
    answer: sessionAnswer,
  },
  listPasskeys: {
    method: 'GET',
    path: '/api/me/passkeys',
    summary: 'My passkeys',
    access: 'signed_in',
    status: 200,
    answer: passkeys,
  },
  beginPasskey: {
    method: 'POST',
    path: '/api/me/passkeys/options',
    summary: 'Ask for a challenge to enrol a passkey',
    access: 'signed_in',
    status: 200,
    answer: passkeyOptions,
  },
  enrolPasskey: {
    method: 'POST',
    path: '/api/me/passkeys',
    summary: 'Enrol a passkey; the first factor of an account brings recovery codes',
    access: 'signed_in',
    body: enrolPasskeyBody,
    status: 201,
    answer: passkeyEnrolled,
  },
  removePasskey: {
    method: 'DELETE',
    path: '/api/me/passkeys/{id}',
    summary: 'Remove a passkey',
    access: 'signed_in',
    status: 200,
    answer: nothing,
  },
  beginTotp: {
    method: 'POST',
    path: '/api/me/totp',
    summary: 'A new secret for an authenticator application; it counts once a code confirms it',
    access: 'signed_in',
    status: 200,
    answer: totpBegun,
  },
  confirmTotp: {
    method: 'POST',
    path: '/api/me/totp/confirm',
    summary: 'Confirm the authenticator by a code; the first factor of an account brings recovery codes',
    access: 'signed_in',
    body: codeBody,
    status: 200,
    answer: recoveryCodes,
  },
  removeTotp: {
    method: 'DELETE',
    path: '/api/me/totp',
    summary: 'Remove the authenticator',
    access: 'signed_in',
    status: 200,
    answer: nothing,
  },
  renewRecoveryCodes: {
    method: 'POST',
    path: '/api/me/recovery-codes',
    summary: 'Ten new recovery codes in place of the old ones',
    access: 'signed_in',
    status: 201,
    answer: recoveryCodes,
  },
} as const satisfies Record<string, Endpoint>
