import { z } from 'zod'
import { DOCUMENT_LIMITS } from './limits.ts'
import { readS3Address } from './store/s3Address.ts'

const MB = 1024 * 1024

/** Settings of documents, as the environment spells them. */
export const DOCUMENT_SETTINGS = {
  /** A folder, or `s3://bucket/prefix?region=…&endpoint=…`; keys come from the usual AWS environment. */
  ROKHAS_DOCUMENTS: z
    .string()
    .trim()
    .min(1)
    .superRefine((place, context) => {
      const fault = place.includes('://') ? s3Fault(place) : null
      if (fault) context.addIssue({ code: 'custom', message: fault })
    })
    .optional(),
  /** `host:port`, or the path of clamd's socket. */
  ROKHAS_CLAMD: z
    .string()
    .regex(/^(\/.+|[^\s/:]+:\d{1,5})$/, 'must be host:port, or the absolute path of a socket')
    .optional(),
  /** Megabytes; S3 takes no more than 5 GB in one piece. */
  ROKHAS_LARGEST_DOCUMENT: z.coerce
    .number()
    .int()
    .min(1)
    .max(5 * 1024)
    .default(DOCUMENT_LIMITS.largestBytes / MB),
}

function s3Fault(place: string): string | null {
  const address = readS3Address(place)
  return address.ok ? null : address.error
}

/** Where the antivirus listens. */
export type ClamdAddress = { readonly host: string; readonly port: number } | { readonly path: string }

export const clamdOf = (text: string | undefined): ClamdAddress | null => {
  if (text === undefined) return null
  if (text.startsWith('/')) return { path: text }
  const [host = '', port = ''] = text.split(':')
  return { host, port: Number(port) }
}

export const largestDocument = (megabytes: number): number => megabytes * MB
