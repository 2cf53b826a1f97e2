import { z } from 'zod'
import { skippedDay, term } from '../deadlines.ts'
import { personName } from '../people.ts'
import { bilingual, day } from '../shapes.ts'
import { FAMILIES, KEPT_STAGES, procedureDefinition, rule, STAGES, TRACKS } from './definition.ts'
import { HOLDERS } from './steps.ts'
import { trackTest } from './trackTests.ts'

/** Written and changed; looked at by the service and found sound; in force between its days. */
export const VERSION_STATES = ['draft', 'checked', 'published'] as const
export type VersionState = (typeof VERSION_STATES)[number]

const instant = z.iso.datetime()

export const versionsQuery = z.object({
  code: z.string().max(41).optional(),
  state: z.enum(VERSION_STATES).optional(),
})

export const versionLine = procedureDefinition.pick({ code: true, number: true, nameFr: true, nameAr: true }).extend({
  id: z.uuid(),
  family: z.enum(FAMILIES),
  state: z.enum(VERSION_STATES),
  validFrom: day,
  validTo: day.nullable(),
  version: z.int(),
  /** Null for what the seeds wrote. */
  proposedBy: personName.nullable(),
  proposedAt: instant,
  publishedBy: personName.nullable(),
  publishedAt: instant.nullable(),
})
export type VersionLine = z.infer<typeof versionLine>

export const versions = z.object({ versions: z.array(versionLine) })

/** What is written in a version: raw JSON is held against it before it is kept. */
export const tests = z.array(trackTest)

/** A whole version as operators see it, with what the one who asks may do. */
export const versionDraft = versionLine.extend({
  definition: procedureDefinition,
  tests,
  /** Everybody who wrote in it: none of them publishes it. */
  writers: z.array(personName),
  may: z.object({ change: z.boolean(), publish: z.boolean(), end: z.boolean() }),
})
export type VersionDraft = z.infer<typeof versionDraft>

const code = procedureDefinition.shape.code

/** A copy of the version in force, from a day to come. */
export const proposeVersionBody = z.object({ code, validFrom: day })
export type VersionProposal = z.infer<typeof proposeVersionBody>

/** What is not given stays; a definition or tests that do not hold are refused whole, with every fault. */
export const changeVersionBody = z.object({
  version: z.int(),
  validFrom: day.optional(),
  validTo: day.nullable().optional(),
  definition: z.unknown().optional(),
  tests: z.unknown().optional(),
})
export type VersionChange = z.infer<typeof changeVersionBody>

export const versionStep = z.object({ version: z.int() })

export const endVersionBody = z.object({
  validTo: day,
  /** Said when drafts of the procedure will have no version to be filed under. */
  evenSo: z.boolean().optional(),
})

/** A fault keeps it from being published; a warning is read and weighed. */
export const FINDING_LEVELS = ['fault', 'warning'] as const
export const finding = z.object({
  level: z.enum(FINDING_LEVELS),
  code: z.string(),
  path: z.string(),
  sentence: bilingual,
})
export type Finding = z.infer<typeof finding>

const track = z.enum(TRACKS).nullable()

export const delayChange = z.object({
  stage: z.enum(STAGES),
  track,
  /** Absent where the stage was not, or is no more. */
  before: term.nullable().optional(),
  after: term.nullable().optional(),
})
export type DelayChange = z.infer<typeof delayChange>

export const ruleToConfirm = z.object({ path: z.string(), rule })
export type RuleToConfirm = z.infer<typeof ruleToConfirm>

/** Dossiers under the version that this one closes: they keep it to their end. */
export const keptDossiers = z.object({ drafts: z.int(), open: z.int(), over: z.int() })
export type KeptDossiers = z.infer<typeof keptDossiers>

export const closedVersion = z.object({ id: z.uuid(), validFrom: day, validTo: day.nullable(), endsOn: day })
export type ClosedVersion = z.infer<typeof closedVersion>

export const versionChecked = z.object({
  draft: versionDraft,
  findings: z.array(finding),
  delays: z.array(delayChange),
  toConfirm: z.array(ruleToConfirm),
  closes: closedVersion.nullable(),
  dossiers: keptDossiers,
  /** What becomes of the dossiers, in words. */
  kept: bilingual,
})
export type VersionChecked = z.infer<typeof versionChecked>

export const difference = z.object({
  path: z.string(),
  /** Absent where there is nothing. */
  before: z.unknown().optional(),
  after: z.unknown().optional(),
})
export type Difference = z.infer<typeof difference>

export const sheetStage = z.object({
  stage: z.enum(KEPT_STAGES),
  holder: z.enum(HOLDERS),
  from: day.nullable(),
  assumed: z.boolean(),
  due: day.nullable(),
  days: z.int().nullable(),
  unit: z.enum(['working', 'calendar']),
  skipped: z.array(skippedDay),
  rule,
})
export type SheetStage = z.infer<typeof sheetStage>

/** The clock of a dossier filed that day under both versions. */
export const sheet = z.object({ track, before: z.array(sheetStage), after: z.array(sheetStage) })
export type Sheet = z.infer<typeof sheet>

export const previewQuery = z.object({ on: day.optional() })
export const versionPreview = z.object({
  on: day,
  against: z.object({ id: z.uuid(), validFrom: day, validTo: day.nullable() }).nullable(),
  differences: z.array(difference),
  sheets: z.array(sheet),
})
export type VersionPreview = z.infer<typeof versionPreview>
