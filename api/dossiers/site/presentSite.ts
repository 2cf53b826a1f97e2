import type { SiteAnswer } from '../../contract/dossiers.ts'
import type { TraceFacts } from '../../contract/traces.ts'
import { activityByCode } from '../../procedures/nomenclature/activities.ts'
import type { Site, Trace } from './ground.ts'

/** The ground of a dossier, with what was drawn for it. */
export function presentSite({ srid, geometry, legal, areaM2, trace }: Site): SiteAnswer {
  return {
    geometry,
    legal: { srid, geometry: legal },
    areaM2,
    trace: trace && {
      ...presentTrace({ trace, areaM2 }),
      geometry: trace.geometry,
      legal: { srid, geometry: trace.legal },
    },
  }
}

type Measured = { readonly trace: Omit<Trace, 'geometry' | 'legal'>; readonly areaM2: number | null }

/** A trace in figures, its activity by name: the Arabic one is what people call it, else its division's. */
export function presentTrace({ trace, areaM2 }: Measured): TraceFacts {
  const { kind, lengthM, widthM, beginsOn, endsOn, address } = trace
  return { kind, lengthM, widthM, areaM2, beginsOn, endsOn, activity: nameOfActivity(trace.activity), address }
}

/** An activity by its names; null for none, and for a code that is no more. */
export function nameOfActivity(code: string | null): TraceFacts['activity'] {
  const found = code === null ? null : activityByCode(code)
  if (!found) return null
  const { nameFr, everyday, division } = found
  return { code: found.code, nameFr, nameAr: everyday?.ar ?? division.nameAr }
}
