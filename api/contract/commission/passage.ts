import { z } from 'zod'

/** Where an item of an agenda is. */
export const PASSAGE_STATES = ['waiting', 'called', 'presented', 'deliberating', 'concluded', 'put_off'] as const
export type PassageState = (typeof PASSAGE_STATES)[number]

export const PASSAGE_STEPS = ['call', 'present', 'deliberate', 'conclude', 'put_off'] as const
export type PassageStep = (typeof PASSAGE_STEPS)[number]

type Steps = { readonly [S in PassageState]?: { readonly [P in PassageStep]?: PassageState } }

/** The one table of how an item is examined; whoever presents has left before it is deliberated (RGC13, article 29). */
const STEPS: Steps = {
  waiting: { call: 'called', put_off: 'put_off' },
  called: { present: 'presented', deliberate: 'deliberating', put_off: 'put_off' },
  presented: { deliberate: 'deliberating', put_off: 'put_off' },
  deliberating: { conclude: 'concluded', put_off: 'put_off' },
}

/** What a step makes of an item; null when it cannot be made from there. */
export const passageAfter = (state: PassageState, step: PassageStep): PassageState | null =>
  STEPS[state]?.[step] ?? null

/** An item that is before the commission: no other can be called until it has ended. */
export const isBefore = (state: PassageState): boolean =>
  state === 'called' || state === 'presented' || state === 'deliberating'

/** What the commission concludes on a dossier; put off, it is no conclusion. */
export const OUTCOMES = ['favourable', 'reserved', 'unfavourable'] as const
export type Outcome = (typeof OUTCOMES)[number]

const reason = z.string().trim().min(3).max(4000)

export const passageBody = z.discriminatedUnion('step', [
  z.object({ step: z.literal('call'), itemId: z.uuid() }),
  z.object({ step: z.literal('present'), itemId: z.uuid() }),
  /** `designerOut`: the secretariat has seen whoever presented leave. */
  z.object({ step: z.literal('deliberate'), itemId: z.uuid(), designerOut: z.boolean().default(false) }),
  z.object({ step: z.literal('conclude'), itemId: z.uuid(), outcome: z.enum(OUTCOMES), reason: reason.optional() }),
  z.object({ step: z.literal('put_off'), itemId: z.uuid(), reason, to: z.uuid().optional() }),
])
export type PassageWanted = z.infer<typeof passageBody>

/** `reason` says why what is left of the agenda is put off as a session closes. */
export const sittingBody = z.object({ move: z.enum(['open', 'close']), reason: reason.optional() })
export type SittingWanted = z.infer<typeof sittingBody>
