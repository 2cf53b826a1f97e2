import { z } from 'zod'
import { bilingual } from './shapes.ts'

/** What an operator looks at, in the order of the page. */
export const STATE_PARTS = [
  'database',
  'migrations',
  'roles',
  'jobs',
  'messages',
  'smtp',
  'bounces',
  'sms',
  'registered_mail',
  'journal',
  'timestamp',
  'documents',
  'store',
  'antivirus',
  'provider',
  'secret_key',
  'public_url',
  'demonstration',
  'cndp',
  'retention',
] as const
export type StatePart = (typeof STATE_PARTS)[number]

export const STATE_LEVELS = ['good', 'attention', 'fault', 'not_configured'] as const
export type StateLevel = (typeof STATE_LEVELS)[number]

export const statePart = z.object({
  part: z.enum(STATE_PARTS),
  level: z.enum(STATE_LEVELS),
  sentence: bilingual,
  /** Counts, sizes in bytes, ages in seconds, moments in ISO 8601; null where nothing was measured yet. */
  figures: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
})
export type StatePartAnswer = z.infer<typeof statePart>

export const systemState = z.object({
  at: z.iso.datetime(),
  versions: z.object({ rokhas: z.string(), node: z.string(), postgres: z.string(), postgis: z.string() }),
  parts: z.array(statePart),
})
