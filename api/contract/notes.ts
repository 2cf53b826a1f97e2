import { z } from 'zod'
import { PLAN_STATES, SERVITUDE_EFFECTS, SERVITUDE_KINDS } from '../../spatial/conformity/types.ts'
import { areal, bilingual, communeName, day, legalGeometry, legalSrid, multiPolygon } from './shapes.ts'
import { uses, zoneMet } from './zones.ts'

export const NOTE_STATES = ['asked', 'released', 'refused'] as const
/** As what one asks where the plan is not approved (RGC 2013, article 7). */
export const DECLARATIONS = ['owner', 'agreement'] as const
export const NOTE_LANGUAGES = ['fr', 'ar', 'both'] as const
export type NoteLanguage = (typeof NOTE_LANGUAGES)[number]
/** How an agency releases its notes: after one of its own has read them, or when they are asked for. */
export const NOTE_RELEASES = ['review', 'at_once'] as const

const declaration = { declared: z.enum(DECLARATIONS).optional() }

/** The land: metres of a zone, lon/lat, a parcel that was filed, or one of the cadastre by its id or its title. */
export const askNoteBody = z.union([
  z.strictObject({ legal: z.object({ srid: legalSrid, geometry: areal }), ...declaration }),
  z.strictObject({ geometry: areal, ...declaration }),
  z.strictObject({ filed: z.uuid(), ...declaration }),
  z.strictObject({ parcel: z.string().trim().min(1).max(80), ...declaration }),
])
export type AskNote = z.infer<typeof askNoteBody>

const body = z.object({ id: z.uuid(), nameFr: z.string(), nameAr: z.string() })

/** Centimes, without saying whether taxes are in it: what the agency's decision says. */
const fee = z.object({ amount: z.int(), reference: z.string(), validFrom: day })
export type NoteFee = z.infer<typeof fee>

const landTitle = z.object({
  kind: z.enum(['title', 'requisition', 'unregistered']),
  number: z.string().nullable(),
  source: z.string(),
  dataDate: day.nullable(),
})

/** What must be known before a note is asked for. */
export const noteConditions = z.object({
  agency: body,
  commune: communeName,
  areaM2: z.number(),
  title: landTitle.nullable(),
  /** An approved plan covers all of it: anybody may ask. */
  open: z.boolean(),
  release: z.enum(NOTE_RELEASES),
  /** Last day to answer, if it were asked for today and read first. */
  due: day.nullable(),
  fee: fee.nullable(),
})
export type NoteConditions = z.infer<typeof noteConditions>

const plan = z.object({
  versionId: z.string(),
  plan: z.string(),
  nameFr: z.string(),
  nameAr: z.string(),
  version: z.string(),
  state: z.enum(PLAN_STATES),
  since: day,
  act: z.string().nullable(),
  /** Last day of its effects; null where no text gives one. */
  until: day.nullable(),
  dataDate: day.nullable(),
  toleranceM: z.number(),
  areaM2: z.number(),
  share: z.number(),
  /** Its règlement applies there that day. */
  governs: z.boolean(),
})

const servitude = z.object({
  kind: z.enum(SERVITUDE_KINDS),
  effect: z.enum(SERVITUDE_EFFECTS),
  nameFr: z.string(),
  nameAr: z.string(),
  act: z.string().nullable(),
  body: z.string().nullable(),
  heightLimitM: z.number().nullable(),
  forbiddenUses: uses,
  source: z.string(),
  dataDate: day.nullable(),
  areaM2: z.number(),
  share: z.number(),
  distanceM: z.number(),
})

/** What a note cannot say, and what that means. */
export const UNKNOWNS = [
  'NO_PLAN',
  'PLAN_PARTIAL',
  'ZONES_PARTIAL',
  'PLAN_STUDIED',
  'NO_REGULATION',
  'FIGURES_UNPUBLISHED',
  'SERVITUDES_UNKNOWN',
  'SERVITUDES_PARTIAL',
  'CADASTRE_UNKNOWN',
  'STREETS_UNKNOWN',
  'POSITION_DOUBTFUL',
  'OUTLINE_APPROXIMATE',
  'TITLE_UNSAID',
] as const
export type Unknown = (typeof UNKNOWNS)[number]

/** What a note says, as it was on its day; the paper says the same. */
export const noteContent = z.object({
  on: day,
  commune: communeName.extend({ outline: z.enum(['approximate', 'imported']) }),
  title: landTitle.nullable(),
  parcel: z.object({ geometry: multiPolygon, legal: legalGeometry, areaM2: z.number(), perimeterM: z.number() }),
  tolerance: z.object({ positionM: z.number(), because: z.enum(['geographic_source', 'legal_source']) }),
  plans: z.array(plan),
  /** Said where the land is known to be outside any plan that binds; null elsewhere, and where that is not known. */
  outsidePlans: bilingual.nullable(),
  zones: z.array(zoneMet),
  servitudes: z.array(servitude),
  unknown: z.array(z.object({ code: z.enum(UNKNOWNS), sentence: bilingual })),
  validity: z.object({ until: day.nullable(), sentence: bilingual }),
  /** Denominators of the scales the two plans of the paper are drawn at. */
  scales: z.object({ situation: z.int(), zoning: z.int() }),
})
export type NoteContent = z.infer<typeof noteContent>

export const SUPERSEDED_BY = ['plans', 'zones', 'regulation', 'servitudes', 'coverage'] as const
export type SupersededBy = (typeof SUPERSEDED_BY)[number]

export const note = z.object({
  number: z.string(),
  state: z.enum(NOTE_STATES),
  agency: body,
  commune: communeName,
  askedOn: day,
  /** Null for what was released when it was asked for. */
  due: day.nullable(),
  releasedOn: day.nullable(),
  refusal: z.object({ on: day, reason: z.string() }).nullable(),
  fee: fee.nullable(),
  /** The agency's receipt of what it is owed. */
  receipt: z.string().nullable(),
  /** Of a released note: what it rests on that is no longer the same today; empty while it holds. */
  superseded: z.array(z.enum(SUPERSEDED_BY)),
  /** Null before it is released, but for the agency's own. */
  content: noteContent.nullable(),
  files: z.array(z.object({ language: z.enum(NOTE_LANGUAGES), href: z.string() })),
  /** Whether whoever reads it may release or refuse it. */
  mayDecide: z.boolean(),
})
export type NoteAnswer = z.infer<typeof note>

export const noteFileQuery = z.object({ language: z.enum(NOTE_LANGUAGES).default('both') })

export const releaseNoteBody = z.strictObject({ receipt: z.string().trim().min(1).max(60).optional() })
export const refuseNoteBody = z.strictObject({ reason: z.string().trim().min(3).max(1000) })

export const notesQuery = z.object({
  state: z.enum(NOTE_STATES).default('asked'),
  before: z.string().max(80).optional(),
})

const listed = note.pick({ number: true, state: true, commune: true, askedOn: true, due: true, fee: true }).extend({
  areaM2: z.number(),
  title: landTitle.nullable(),
  declared: z.enum(DECLARATIONS).nullable(),
  /** Who asked, for the agency; null for a visitor. */
  askedBy: z.string().nullable(),
  late: z.boolean(),
})
export type ListedNote = z.infer<typeof listed>

export const notes = z.object({
  today: day,
  agencies: z.array(body.extend({ release: z.enum(NOTE_RELEASES), fee: fee.nullable() })),
  notes: z.array(listed),
  /** Where the next page begins; null at the end. */
  next: z.string().nullable(),
})
export type NotesAnswer = z.infer<typeof notes>

export const noteSettingBody = z.strictObject({ bodyId: z.uuid(), release: z.enum(NOTE_RELEASES) })
