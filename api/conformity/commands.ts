import { createHash } from 'node:crypto'
import { canonical } from '../../spatial/conformity/canonical.ts'
import { RULES, report, ruleVersions } from '../../spatial/conformity/report.ts'
import { toleranceOf } from '../../spatial/conformity/tolerance.ts'
import type { Check, Facts, Project } from '../../spatial/conformity/types.ts'
import type { LegalSrid } from '../../spatial/crs/legalZones.ts'
import type { Day } from '../../spatial/day.ts'
import { widthOf } from '../../spatial/geometry/minimumRectangle.ts'
import type { LegalMultiPolygon } from '../../spatial/geometry/types.ts'
import { uuidv7 } from '../db/uuid.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../http/problem.ts'
import { ewkb } from './ewkb.ts'
import { factsFrom } from './facts.ts'
import { readFacts } from './factsQuery.ts'
import { keepReport, reportAskedOnce, reportById, type StoredReport, sealedBytes } from './queries.ts'
import { seal } from './seal.ts'
import { type Areal, footprintFromDegrees, legalOutline, outlineFromDegrees } from './subject.ts'

export type CheckQuestion = {
  /** Metres of `srid`, or degrees when it is null. */
  readonly geometry: Areal
  readonly srid: LegalSrid | null
  readonly on: Day
  readonly project: Project
  /** The building as drawn, degrees. */
  readonly footprint: Areal | null
  /** The same key with the same question gives the same report. */
  readonly idempotencyKey: string | null
}

type Doing = Pick<Deps, 'db' | 'clock'>

/**
 * Checks a parcel and a project, and keeps the report before it answers.
 * @throws Problem with the intake's code and place when the outline is refused
 */
export async function checkConformity({ db, clock }: Doing, question: CheckQuestion): Promise<StoredReport> {
  const askedOnce = question.idempotencyKey && hashOf(question)
  const already = askedOnce && (await reportAskedOnce(db, askedOnce))
  if (already) return already
  const measured = await measure(db, question)
  const { verdict, checks } = report(measured.facts)
  const sealed = { ...measured, ruleVersions: ruleVersions() }
  const kept = {
    ...sealed,
    id: uuidv7(clock.now()),
    createdAt: clock.now(),
    on: question.on,
    verdict,
    checks,
    seal: seal(sealed),
    askedOnce,
  }
  if (await keepReport(db, kept)) return kept
  const faster = askedOnce && (await reportAskedOnce(db, askedOnce))
  if (!faster) throw new Error('a report was neither kept nor found')
  return faster
}

const hashOf = (question: CheckQuestion) => createHash('sha256').update(canonical(question)).digest('hex')

type Measured = {
  readonly srid: LegalSrid
  readonly outline: LegalMultiPolygon
  readonly parcel: Uint8Array
  readonly footprint: Uint8Array | null
  readonly facts: Facts
}

async function measure(db: Deps['db'], { geometry, srid: declared, on, project, footprint }: CheckQuestion) {
  const { srid, outline } = declared ? legalOutline(geometry, declared) : await outlineFromDegrees(db, geometry)
  const building = footprint && footprintFromDegrees(footprint, srid).outline
  const bytes = { parcel: ewkb(srid, outline), footprint: building && ewkb(srid, building) }
  const tolerance = toleranceOf(declared ? 'legal_source' : 'geographic_source')
  const row = await readFacts(db, { srid, on, positionM: tolerance.positionM, ...bytes })
  const facts = factsFrom(row, { srid, on, tolerance, project, widthM: widthOf(outline) })
  return { srid, outline, facts, ...bytes } satisfies Measured
}

export type Verification = {
  readonly id: string
  readonly seal: string
  /** The seal computed again from what is stored is the one that was given. */
  readonly sealIntact: boolean
  /** The rules that made it are those of today; one that came since had no part in it. */
  readonly rulesUnchanged: boolean
  /** The stored facts give the stored checks again; null when the rules have changed since. */
  readonly checksReproduced: boolean | null
}

/**
 * Computes a report's seal and, as long as its rules are those of today, its checks again from what is stored.
 * @throws Problem NOT_FOUND
 */
export async function verifyReport({ db }: Pick<Deps, 'db'>, id: string): Promise<Verification> {
  const stored = await reportById(db, id)
  if (!stored) throw new Problem('NOT_FOUND')
  const { facts, seal: given } = stored
  const again = seal({ ...(await sealedBytes(db, id)), facts, ruleVersions: stored.ruleVersions })
  const rulesUnchanged = areOfToday(stored.ruleVersions)
  const checksReproduced = rulesUnchanged ? reproduces(stored) : null
  return { id: stored.id, seal: given, sealIntact: again === given, rulesUnchanged, checksReproduced }
}

function areOfToday(versions: StoredReport['ruleVersions']): boolean {
  const today = ruleVersions()
  return Object.entries(versions).every(([code, version]) => today[code] === version)
}

function reproduces({ facts, checks, verdict, ruleVersions: made }: StoredReport): boolean {
  const again = report(
    facts,
    RULES.filter(({ code }) => code in made),
  )
  return again.verdict === verdict && canonical(judgedIn(again.checks)) === canonical(judgedIn(checks))
}

/** Reports made before the checks named their subject say the same without it. */
const judgedIn = (checks: readonly Check[]) => checks.map(({ subject: _named, ...judged }) => judged)
