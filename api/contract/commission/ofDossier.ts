import { z } from 'zod'
import { personName } from '../people.ts'
import { day } from '../shapes.ts'
import type { MinutesLanguage } from './minutes.ts'
import { OUTCOMES, PASSAGE_STATES } from './passage.ts'
import { commissionUnit } from './sessions.ts'
import { REPLY_ANSWERS, SESSION_STATES } from './words.ts'

/**
 * A session a dossier is or was on. An applicant reads one once its members were called: the day, that their designer may
 * present, that the dossier was put off; what was concluded, once the minutes that say it are sealed.
 */
export const dossierSession = z.object({
  id: z.uuid(),
  unit: commissionUnit,
  state: z.enum(SESSION_STATES),
  /** Of the wall clock in Morocco; both null while it is postponed without a day. */
  day: day.nullable(),
  hour: z.string().nullable(),
  minutes: z.int(),
  place: z.string(),
  withRoom: z.boolean(),
  /** Its place in the order of passage. */
  rank: z.int(),
  passage: z.enum(PASSAGE_STATES),
  outcome: z.enum(OUTCOMES).nullable(),
  reason: z.string().nullable(),
  /** It was called with the dossier on its agenda, and the dossier was taken off it since. */
  takenOff: z.boolean(),
  /** Called to present the dossier, by themselves or as an office, with what was last answered. */
  designers: z.array(
    z.object({
      person: personName.nullable(),
      office: z.object({ nameFr: z.string(), nameAr: z.string() }).nullable(),
      answer: z.enum(REPLY_ANSWERS).nullable(),
      /** The asker is called, and their answer is awaited. */
      mine: z.boolean(),
    }),
  ),
  /** The day its minutes were sealed, from which their extract can be had. */
  sealedOn: day.nullable(),
  /** Whether the asker may open the session itself. */
  opens: z.boolean(),
})
export type DossierSession = z.infer<typeof dossierSession>
export const dossierSessions = z.object({ sessions: z.array(dossierSession) })

/** Where the extract of sealed minutes on one dossier is: a PDF, as an attachment; 404 before they are sealed. */
export const extractAddress = (dossierId: string, sessionId: string, language: MinutesLanguage = 'both'): string =>
  `/api/dossiers/${encodeURIComponent(dossierId)}/sessions/${encodeURIComponent(sessionId)}/extract?language=${language}`
