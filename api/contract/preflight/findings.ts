import { z } from 'zod'

/** What the machine noticed of a piece. None of it ever blocks a filing: it is said, and the person decides. */
export const FINDING_CODES = [
  'UNREADABLE',
  'NOT_ALL_MEASURED',
  'PAGES_MISSING',
  'PAGES_BLANK',
  'ALL_BLANK',
  'RESOLUTION_LOW',
  'IMAGE_SMALL',
  'SHEET_NOT_ISO',
  'SCALE_MISSING',
  'SCALE_UNREADABLE',
  'SCALE_BAR_MISSING',
] as const

export const FINDING_LEVELS = ['note', 'warning'] as const

export const finding = z.object({
  code: z.enum(FINDING_CODES),
  level: z.enum(FINDING_LEVELS),
  /** The pages it is about, from 1; empty for the whole. */
  pages: z.array(z.int()),
  /** What its sentence says: figures, or figures in a row. */
  figures: z.record(z.string(), z.union([z.number(), z.string()])),
})
export type Finding = z.infer<typeof finding>
