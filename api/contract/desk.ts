import { z } from 'zod'
import { personName } from './people.ts'
import { queueCounts, queueFilter } from './queue.ts'
import { bilingual, communeName } from './shapes.ts'

/** Tokens of the interface that a label may take: told apart by their words first. */
export const LABEL_COLOURS = ['ink', 'green', 'blue', 'amber', 'violet', 'brick'] as const
export type LabelColour = (typeof LABEL_COLOURS)[number]

export const createLabelBody = z.object({
  bodyId: z.uuid(),
  nameFr: z.string().trim().min(1).max(40),
  nameAr: z.string().trim().min(1).max(40),
  colour: z.enum(LABEL_COLOURS),
})

export const dossierLabel = z.object({
  id: z.uuid(),
  bodyId: z.uuid(),
  nameFr: z.string(),
  nameAr: z.string(),
  colour: z.enum(LABEL_COLOURS),
})
export type DossierLabel = z.infer<typeof dossierLabel>

export const saveFilterBody = z.object({
  name: z.string().trim().min(1).max(60),
  /** The body it is shared with; null keeps it for oneself. */
  bodyId: z.uuid().nullable(),
  filter: queueFilter.omit({ urgency: true }),
})

export const savedFilter = z.object({
  id: z.uuid(),
  name: z.string(),
  bodyId: z.uuid().nullable(),
  /** Whether the asker saved it, and may take it away. */
  own: z.boolean(),
  filter: queueFilter.omit({ urgency: true }),
})
export type SavedFilter = z.infer<typeof savedFilter>

/** What a desk is made of: the bodies one reads for, who works there, their labels, the filters kept, the territory. */
export const desk = z.object({
  bodies: z.array(
    z.object({
      id: z.uuid(),
      nameFr: z.string(),
      nameAr: z.string(),
      people: z.array(personName),
      /** Whether the asker may make and retire its labels. */
      keepsLabels: z.boolean(),
    }),
  ),
  labels: z.array(dossierLabel),
  filters: z.array(savedFilter.extend({ counts: queueCounts.nullable() })),
  communes: z.array(communeName),
})
export type DeskAnswer = z.infer<typeof desk>

/** Moves that ask for no reason and decide nothing about the project itself. */
export const BULK_MOVES = ['dispatch', 'acknowledge', 'summon', 'hold_session', 'sign_minutes', 'archive'] as const

export const bulkAct = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('move'), transition: z.enum(BULK_MOVES) }),
  z.object({ kind: z.literal('label'), labelId: z.uuid(), on: z.boolean() }),
  z.object({ kind: z.literal('assign'), bodyId: z.uuid(), personId: z.uuid().nullable() }),
])
export type BulkAct = z.infer<typeof bulkAct>

export const bulkBody = z.object({
  dossiers: z
    .array(z.object({ id: z.uuid(), seen: z.int().min(0) }))
    .min(1)
    .max(200)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'a dossier stands there twice'),
  act: bulkAct,
})

/** What became of each dossier, in the order they were given: done, or refused with a problem's code. */
export const bulkRun = z.object({
  id: z.uuid(),
  outcomes: z.array(
    z.object({
      id: z.uuid(),
      outcome: z.enum(['done', 'refused']),
      code: z.string().nullable(),
      /** What the code means, for whoever reads it. */
      detail: bilingual.nullable(),
    }),
  ),
})
export type BulkRun = z.infer<typeof bulkRun>
