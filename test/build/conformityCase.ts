import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { project } from '../../api/contract/conformity.ts'
import { areal, legalSrid, day as shapeOfDay } from '../../api/contract/shapes.ts'
import { COVERAGE_LAYERS } from '../../api/plans/declareCoverage.ts'
import { RULE_CODES } from '../../spatial/conformity/codes.ts'
import { PLAN_EVENT_KINDS } from '../../spatial/conformity/planState.ts'
import {
  LAND_USES,
  PARAMETERS,
  RELATIONS,
  SERVITUDE_EFFECTS,
  SERVITUDE_KINDS,
  VERDICTS,
} from '../../spatial/conformity/types.ts'

/**
 * A case is a folder: `in.geojson` (what is loaded and what is asked, in the metres of `srid`), `expected.json` (the
 * whole answer of each rule it names), `why.md` (the arithmetic, by hand).
 */
const CASES = fileURLToPath(new URL('../cases/conformity/', import.meta.url))

const uses = z.array(z.enum(LAND_USES))
const event = z.strictObject({ kind: z.enum(PLAN_EVENT_KINDS), onDay: shapeOfDay, act: z.string().optional() })
const versionKey = { plan: z.string(), version: z.string() }

const plan = z.strictObject({
  role: z.literal('plan'),
  ...versionKey,
  toleranceM: z.number().default(0.2),
  events: z.array(event),
})

const zone = z.strictObject({
  role: z.literal('zone'),
  ...versionKey,
  code: z.string(),
  sector: z.string().optional(),
  /** Absent: no règlement at all. */
  figures: z.partialRecord(z.enum(PARAMETERS), z.number().nullable()).optional(),
  buildable: z.boolean().optional(),
  permitted: uses.optional(),
  forbidden: uses.optional(),
  /** Special conditions, as printed. */
  conditions: z.strictObject({ fr: z.string().optional(), ar: z.string().optional() }).optional(),
})

const servitude = z.strictObject({
  role: z.literal('servitude'),
  kind: z.enum(SERVITUDE_KINDS),
  effect: z.enum(SERVITUDE_EFFECTS),
  name: z.string(),
  act: z.string().optional(),
  body: z.string().optional(),
  heightLimitM: z.number().optional(),
  forbiddenUses: uses.default([]),
  bufferM: z.number().optional(),
  toleranceM: z.number().default(0.2),
})

const street = z.strictObject({ role: z.literal('street'), name: z.string(), widthM: z.number().optional() })
const neighbour = z.strictObject({
  role: z.literal('neighbour'),
  kind: z.enum(['title', 'requisition', 'unregistered']),
  number: z.string().optional(),
})
const coverage = z.strictObject({
  role: z.literal('coverage'),
  layers: z.array(z.enum(COVERAGE_LAYERS)),
})
const drawing = z.strictObject({ role: z.enum(['subject', 'footprint']) })

const properties = z.discriminatedUnion('role', [plan, zone, servitude, street, neighbour, coverage, drawing])
const feature = z.strictObject({ type: z.literal('Feature'), properties, geometry: areal })

const filed = z.strictObject({
  type: z.literal('FeatureCollection'),
  srid: legalSrid,
  /** True when the outline is asked in degrees rather than in the metres written here. */
  degrees: z.boolean().default(false),
  on: shapeOfDay,
  commune: z.enum(['urban', 'rural']),
  project: project.omit({ footprint: true }).default({}),
  features: z.array(feature),
})

const expected = z.array(
  z.strictObject({
    rule: z.enum(RULE_CODES),
    verdict: z.enum(VERDICTS),
    relation: z.enum(RELATIONS),
    measured: z.number().optional(),
    limit: z.number().optional(),
    overlapM2: z.number().optional(),
  }),
)

type Properties = z.infer<typeof properties>
export type Drawn<R extends Properties['role']> = {
  readonly properties: Extract<Properties, { role: R }>
  readonly geometry: z.infer<typeof areal>
}

export type ConformityCase = z.infer<typeof filed> & {
  readonly name: string
  readonly expected: z.infer<typeof expected>
  readonly why: string
}

const text = (name: string, file: string) => readFileSync(`${CASES}${name}/${file}`, 'utf8')

function readCase(name: string): ConformityCase {
  const asked = filed.parse(JSON.parse(text(name, 'in.geojson')))
  return {
    ...asked,
    name,
    expected: expected.parse(JSON.parse(text(name, 'expected.json'))),
    why: text(name, 'why.md'),
  }
}

/** Every case, in the order of the folders' names. */
export const conformityCases = (): readonly ConformityCase[] => readdirSync(CASES).sort().map(readCase)

/** What a case draws in one role, in the order it is written. */
export const drawn = <R extends Properties['role']>(one: ConformityCase, role: R): readonly Drawn<R>[] =>
  one.features.filter((shape) => shape.properties.role === role) as unknown as readonly Drawn<R>[] // the filter is the proof

/** The one outline of a role that a case draws at most once. */
export const outlineOf = (one: ConformityCase, role: 'subject' | 'footprint') =>
  one.features.find((shape) => shape.properties.role === role)?.geometry ?? null
