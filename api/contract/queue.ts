import { z } from 'zod'
import { personName } from './people.ts'
import { KEPT_STAGES, TRACKS } from './procedures/definition.ts'
import { HOLDERS, STEPS } from './procedures/steps.ts'
import { FLOWS } from './procedures/transitions.ts'
import { communeName, day } from './shapes.ts'

/** How near the last day of the whole is: over; today; within three days; later; none while the clock stands. */
export const URGENCIES = ['late', 'today', 'soon', 'later', 'standing'] as const
export type Urgency = (typeof URGENCIES)[number]

/** Under examination, decided or archived, or both. */
export const SCOPES = ['open', 'closed', 'all'] as const

/** By the last day; by the day of filing; by how long a dossier has stood where it is. */
export const QUEUE_SORTS = ['due', 'filed', 'filedDown', 'since'] as const
export type QueueSort = (typeof QUEUE_SORTS)[number]

/** What no clock runs for any more is in the order of its filing, newest first. */
export const usualSort = (scope: (typeof SCOPES)[number]): QueueSort => (scope === 'open' ? 'due' : 'filedDown')

/** What narrows the queue, its counts and its map alike. */
export const queueFilter = z.object({
  scope: z.enum(SCOPES).default('open'),
  urgency: z.enum(URGENCIES).optional(),
  step: z.enum(STEPS).optional(),
  procedure: z.string().max(41).optional(),
  track: z.enum(TRACKS).optional(),
  holder: z.enum(HOLDERS).optional(),
  label: z.uuid().optional(),
  /** Given to the asker, to nobody of their bodies, or to a person. */
  assigned: z.union([z.literal('me'), z.literal('nobody'), z.uuid()]).optional(),
  commune: z
    .string()
    .regex(/^[\d.]{2,13}$/)
    .optional(),
  /** Filed from this day to that one, both included. */
  from: day.optional(),
  to: day.optional(),
  /** Without a report, or with a finding that is not compliant and that nobody judged. */
  findings: z.literal('waiting').optional(),
  /** Words of the number, the object, an owner's name in either writing, the title, the commune, the procedure, labels. */
  q: z.string().trim().max(120).optional(),
})
export type QueueFilter = z.infer<typeof queueFilter>

export const queueQuery = queueFilter.extend({
  /** The usual order of the scope when none is asked for. */
  sort: z.enum(QUEUE_SORTS).optional(),
  /** What the last dossier of the page before is sorted by and its id, as `next` gave them. */
  cursor: z
    .string()
    .regex(/^(\d{4}-\d{2}-\d{2}|infinity|\d{4}-\d{2}-\d{2}T[\d:.]{8,15}Z)_[0-9a-f-]{36}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

export const queuedDossier = z.object({
  id: z.uuid(),
  number: z.string(),
  /** The number a paper register gave it; null for what was filed here. */
  paperNumber: z.string().nullable(),
  title: z.string(),
  commune: communeName,
  procedure: z.object({ code: z.string(), nameFr: z.string(), nameAr: z.string(), flow: z.enum(FLOWS) }),
  track: z.enum(TRACKS).nullable(),
  step: z.enum(STEPS),
  /** How many moves it made: a move follows the last one its maker has read. */
  moves: z.int(),
  holder: z.enum(HOLDERS),
  since: z.iso.datetime(),
  filedAt: z.iso.datetime(),
  /** The last day of the whole; null while the clock stands still, or when nobody could source the delay. */
  due: day.nullable(),
  urgency: z.enum(URGENCIES),
  /** The stage under way that ends first. */
  stage: z.object({ code: z.enum(KEPT_STAGES), due: day }).nullable(),
  /** What its report comes to with what was judged, and how many nobody judged; null while it has no report. */
  findings: z.object({ noncompliant: z.int(), unverified: z.int(), reserved: z.int(), waiting: z.int() }).nullable(),
  /** Ids of the labels that the asker's bodies put on it. */
  labels: z.array(z.uuid()),
  /** Who is in charge of it, in each of the asker's bodies. */
  assigned: z.array(z.object({ bodyId: z.uuid(), person: personName })),
  /** A place on its site, lon/lat. */
  at: z.array(z.number()).length(2).nullable(),
})
export type QueuedDossier = z.infer<typeof queuedDossier>

export const queueCounts = z.record(z.enum(URGENCIES), z.int())
export type QueueCounts = z.infer<typeof queueCounts>

export const queue = z.object({
  dossiers: z.array(queuedDossier),
  next: z.string().nullable(),
  /** How many answer the filter, whatever its urgency; counted up to a thousand each. Null: too many for what was typed. */
  counts: queueCounts.nullable(),
})

export const queueMapQuery = queueFilter.extend({
  west: z.coerce.number().min(-25).max(3),
  south: z.coerce.number().min(15).max(40),
  east: z.coerce.number().min(-25).max(3),
  north: z.coerce.number().min(15).max(40),
  /** Display zoom, as tiles count it: sites that would lie on one another are counted together. */
  zoom: z.coerce.number().min(0).max(24),
})

const position = z.array(z.number()).length(2)

/** What lies in a box of the map: each site, or how many in each cell of a grid. */
export const queueMap = z.object({
  sites: z.array(z.object({ id: z.uuid(), number: z.string(), urgency: z.enum(URGENCIES), at: position })),
  clusters: z.array(
    z.object({
      at: position,
      count: z.int(),
      counts: queueCounts,
      /** West, south, east, north of what it holds. */
      bbox: z.array(z.number()).length(4),
    }),
  ),
  /** Dossiers with a site there, in all. */
  total: z.int(),
})
export type QueueMap = z.infer<typeof queueMap>
