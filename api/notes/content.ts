import { governingPlans } from '../../spatial/conformity/governing.ts'
import { outsidePlans } from '../../spatial/conformity/withoutPlan.ts'
import { multiPolygonToWgs84 } from '../../spatial/crs/reproject.ts'
import type { LegalMultiPolygon } from '../../spatial/geometry/types.ts'
import { zonesOf } from '../conformity/zonesOf.ts'
import type { NoteContent } from '../contract/notes.ts'
import type { NoteFacts } from './facts.ts'
import { servitudesMet } from './servitudesMet.ts'
import { unknownsOf } from './unknowns.ts'
import { validityOf } from './validity.ts'

/** What a note says, from what was kept: its page and its paper read this and nothing else. Pure. */
export function contentOf(facts: NoteFacts, outline: LegalMultiPolygon): NoteContent | null {
  const { ground, srid, title, sheets } = facts
  const { commune, parcel, tolerance } = ground
  if (!commune) return null
  return {
    on: ground.on,
    commune: { code: commune.code, nameFr: commune.nameFr, nameAr: commune.nameAr, outline: commune.outline },
    title,
    parcel: {
      geometry: multiPolygonToWgs84(srid, outline),
      legal: { srid, geometry: outline },
      areaM2: parcel.areaM2,
      perimeterM: parcel.perimeterM,
    },
    tolerance: { positionM: tolerance.positionM, because: tolerance.because },
    plans: plansOf(facts),
    outsidePlans: outsidePlans(ground),
    zones: zonesOf(facts.ground),
    servitudes: servitudesOf(facts),
    unknown: unknownsOf(facts),
    validity: validityOf(facts),
    scales: { situation: sheets.situation.frame.denominator, zoning: sheets.zoning.frame.denominator },
  }
}

function plansOf({ ground, until }: NoteFacts): NoteContent['plans'] {
  const governing = new Set(governingPlans(ground).map(({ versionId }) => versionId))
  const first = ground.plans.toSorted((a, b) => Number(governing.has(b.versionId)) - Number(governing.has(a.versionId)))
  return first.map((plan) => ({
    versionId: plan.versionId,
    plan: plan.plan,
    nameFr: plan.planNameFr,
    nameAr: plan.planNameAr,
    version: plan.version,
    state: plan.state,
    since: plan.since,
    act: plan.act,
    until: until[plan.versionId] ?? null,
    dataDate: plan.dataDate,
    toleranceM: plan.toleranceM,
    areaM2: plan.overlapM2,
    share: plan.overlapShare,
    governs: governing.has(plan.versionId),
  }))
}

const servitudesOf = ({ ground }: NoteFacts): NoteContent['servitudes'] =>
  servitudesMet(ground).map((one) => ({
    kind: one.kind,
    effect: one.effect,
    nameFr: one.nameFr,
    nameAr: one.nameAr,
    act: one.act,
    body: one.body,
    heightLimitM: one.heightLimitM,
    forbiddenUses: [...one.forbiddenUses],
    source: one.source,
    dataDate: one.dataDate,
    areaM2: one.overlapM2,
    share: one.overlapShare,
    distanceM: one.distanceM,
  }))
