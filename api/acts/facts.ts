import { z } from 'zod'
import { ACT_KINDS, deferral, motive } from '../contract/actsDrafted.ts'
import { OPINIONS } from '../contract/avis/opinions.ts'
import { FAMILIES, rule, TRACKS, validityRule } from '../contract/procedures/definition.ts'
import { LAND_TITLES, project } from '../contract/procedures/project.ts'
import { FLOWS } from '../contract/procedures/transitions.ts'
import { day, legalSrid } from '../contract/shapes.ts'
import { TRACE_KINDS } from '../contract/traces.ts'
import { party } from '../dossiers/party.ts'

const names = { nameFr: z.string(), nameAr: z.string() }
const dayOrNull = day.nullable()

/**
 * What an act says, as it was when it was drafted: read once, in the transaction of the draft. The paper is made of this, of
 * its number and of who signs it, and of nothing else.
 */
export const actFacts = z.object({
  kind: z.enum(ACT_KINDS),
  dossier: z.object({ number: z.string(), title: z.string(), filedOn: day }),
  procedure: z.object({
    code: z.string(),
    number: z.string(),
    family: z.enum(FAMILIES),
    flow: z.enum(FLOWS),
    ...names,
    /** The version: in force since that day. */
    validFrom: day,
  }),
  track: z.enum(TRACKS).nullable(),
  commune: z.object({
    code: z.string(),
    ...names,
    kind: z.enum(['urban', 'rural', 'arrondissement']),
    filing: z.enum(['guichet', 'provincial_committee']),
    provinceFr: z.string(),
    provinceAr: z.string(),
    provinceKind: z.enum(['province', 'prefecture']),
  }),
  applicants: z.array(party),
  designers: z.array(party),
  land: z.object({
    title: z.enum(LAND_TITLES).nullable(),
    titleNumber: z.string().nullable(),
    areaM2: z.number().nullable(),
    srid: legalSrid.nullable(),
    trace: z
      .object({ kind: z.enum(TRACE_KINDS), lengthM: z.number().nullable(), widthM: z.number().nullable() })
      .nullable(),
  }),
  project,
  /** How many plans there are to bear « ne varietur » (RGC13, article 39). */
  plans: z.int().min(0).default(0),
  /** The last avis of each body of this round, as it was given. */
  avis: z.array(
    z.object({
      ...names,
      opinion: z.enum(OPINIONS),
      binding: z.boolean(),
      /** Its reserves or reasons, each with its article. */
      items: z.array(z.object({ fr: z.string(), ar: z.string(), article: z.string().nullable() })),
      on: day,
    }),
  ),
  /** The days of what happened, since the last filing. */
  steps: z.object({ sessionOn: dayOrNull, minutesOn: dayOrNull, inspectedOn: dayOrNull, settledOn: dayOrNull }),
  /** How long the permit lasts; of another act, and where nothing says so, null. */
  validity: validityRule.nullable(),
  /** Of an attestation: the last day on which an answer could come, and the rule that makes silence an agreement. */
  silence: z.object({ due: day, rule }).nullable(),
  motives: z.array(motive),
  deferral: deferral.nullable(),
  conditions: z.array(z.string()),
})
export type ActFacts = z.infer<typeof actFacts>

/** Who signs, in which quality and for which body, and when: what is written where a hand would sign. */
export const signingFacts = z.object({
  by: party,
  role: z.enum(['president', 'delegate', 'governor']),
  body: z.object(names),
  /** Civil day and hour of Morocco are read from it. */
  at: z.iso.datetime(),
})
export type SigningFacts = z.infer<typeof signingFacts>

/** As it is printed, said and looked up: 12/2026. */
export const referenceOf = (number: number, year: number): string => `${number}/${year}`
