import { toleranceOf } from '../../../spatial/conformity/tolerance.ts'
import type { LegalSrid } from '../../../spatial/crs/legalZones.ts'
import type { Day } from '../../../spatial/day.ts'
import { envelope } from '../../../spatial/envelope/envelope.ts'
import type { Envelope, EnvelopeInput } from '../../../spatial/envelope/types.ts'
import { widthOf } from '../../../spatial/geometry/minimumRectangle.ts'
import type { LegalMultiPolygon } from '../../../spatial/geometry/types.ts'
import { ewkb } from '../../conformity/ewkb.ts'
import { factsFrom } from '../../conformity/facts.ts'
import { type Areal, legalOutline, outlineFromDegrees } from '../../conformity/subject.ts'
import type { Deps } from '../../deps.ts'
import { intakeProblem } from '../intakeProblem.ts'
import { readShapes } from './envelopeQuery.ts'
import { inputOf, type Rules } from './input.ts'

/** An envelope takes time by its corners; a plot of land has tens of them. */
const MOST_VERTICES = 1_000

export type EnvelopeQuestion = {
  /** Metres of `srid`, or degrees when it is null. */
  readonly geometry: Areal
  readonly srid: LegalSrid | null
  readonly on: Day
  readonly rules: Rules
}

export type FoundEnvelope = {
  readonly srid: LegalSrid
  readonly on: Day
  readonly input: EnvelopeInput
  readonly envelope: Envelope
}

/**
 * The most that can be built on a parcel by the law of a day. Nothing is kept.
 * @throws Problem with the intake's code and place when the outline is refused
 */
export async function findEnvelope({ db }: Pick<Deps, 'db'>, question: EnvelopeQuestion): Promise<FoundEnvelope> {
  const { geometry, srid: declared, on, rules } = question
  const { srid, outline } = declared ? legalOutline(geometry, declared) : await outlineFromDegrees(db, geometry)
  refuseTooManyCorners(outline)
  const tolerance = toleranceOf(declared ? 'legal_source' : 'geographic_source')
  const parcel = ewkb(srid, outline)
  const { facts: row, shapes } = await readShapes(db, {
    srid,
    on,
    positionM: tolerance.positionM,
    parcel,
    footprint: null,
  })
  const facts = factsFrom(row, { srid, on, tolerance, project: {}, widthM: widthOf(outline) })
  const input = inputOf({ outline, facts, shapes }, rules)
  return { srid, on, input, envelope: envelope(input) }
}

function refuseTooManyCorners({ coordinates }: LegalMultiPolygon): void {
  const found = coordinates.flat(2).length
  if (found > MOST_VERTICES) throw intakeProblem({ code: 'TOO_MANY_VERTICES', data: { found, max: MOST_VERTICES } })
}
