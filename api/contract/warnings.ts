import { z } from 'zod'

/** What does not stand in the way, and is better known before going on. */
export const WARNINGS = ['TITLE_IN_USE'] as const

export const warning = z.object({
  code: z.enum(WARNINGS),
  /** The other open dossiers on the same title that the asker may see; a draft has no number yet. */
  dossiers: z.array(z.object({ id: z.uuid(), number: z.string().nullable(), title: z.string() })),
  /** There are others still, of which nothing is said. */
  others: z.boolean(),
})
export type Warning = z.infer<typeof warning>
