import { z } from 'zod'

/** A word, a part of one, or a code: « café », « مقهى », « 56.3 ». */
export const activitiesQuery = z.object({ q: z.string().trim().min(1).max(80) })

const namedRank = z.object({ code: z.string(), nameFr: z.string(), nameAr: z.string() })
export type NamedRank = z.infer<typeof namedRank>

/** A class of NACE rév. 2. The nomenclature has no Arabic edition: its division and everyday name are said in Arabic. */
export const activity = z.object({
  code: z.string().regex(/^\d{2}\.\d{2}$/),
  nameFr: z.string(),
  /** What people call it, where the product knows a word. */
  everyday: z.object({ fr: z.string(), ar: z.string() }).nullable(),
  division: namedRank,
  section: namedRank,
})
export type Activity = z.infer<typeof activity>

export const activities = z.object({ total: z.int(), activities: z.array(activity) })
export type ActivitiesAnswer = z.infer<typeof activities>
