import { z } from 'zod'

/** How the avis of a dossier stand, as an agenda sums them up. */
export const avisStanding = z.object({
  asked: z.int(),
  favourable: z.int(),
  reserved: z.int(),
  unfavourable: z.int(),
  postponed: z.int(),
  /** Bodies that have not answered. */
  silent: z.array(z.object({ id: z.uuid(), nameFr: z.string(), nameAr: z.string(), binding: z.boolean() })),
})
export type AvisStanding = z.infer<typeof avisStanding>
