import { z } from 'zod'
import type { RemoteService } from './csc/client.ts'

/** Where keys are that no file holds, as the environment spells it. */
export const KEY_SETTINGS = {
  ROKHAS_PKCS11_MODULE: z.string().optional(),
  ROKHAS_CSC_URL: z.url({ protocol: /^https?$/ }).optional(),
  ROKHAS_CSC_CLIENT_ID: z.string().trim().min(1).optional(),
  ROKHAS_CSC_CLIENT_SECRET: z.string().trim().min(1).optional(),
}

/** All are given, or none. */
export const CSC_GROUP = ['ROKHAS_CSC_URL', 'ROKHAS_CSC_CLIENT_ID', 'ROKHAS_CSC_CLIENT_SECRET'] as const

export type KeyPlaces = {
  /** The driver of tokens and HSMs, a shared library of their maker; absent, no key of theirs is opened. */
  readonly module: string | null
  /** The remote signing service; absent, no key of its is opened. */
  readonly remote: RemoteService | null
}

type Read = { readonly [Name in keyof typeof KEY_SETTINGS]?: string | undefined }

export function keyPlacesOf(read: Read): KeyPlaces {
  const { ROKHAS_CSC_URL: url, ROKHAS_CSC_CLIENT_ID: clientId, ROKHAS_CSC_CLIENT_SECRET: clientSecret } = read
  return {
    module: read.ROKHAS_PKCS11_MODULE ?? null,
    remote: url && clientId && clientSecret ? { url, clientId, clientSecret } : null,
  }
}
