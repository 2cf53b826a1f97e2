import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { EnvelopeAnswer, EnvelopeBody } from '../../../api/contract/envelope.ts'
import { toWgs84 } from '../../../spatial/crs/reproject.ts'
import { corrected } from '../../../spatial/envelope/classifySides.ts'
import { envelope } from '../../../spatial/envelope/envelope.ts'
import type { Envelope, Side, SideKind } from '../../../spatial/envelope/types.ts'
import type { PolygonRings, Position } from '../../../spatial/geometry/types.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import type { DrawnEnvelope } from '../../map/layers/EnvelopeLayer.tsx'

/** The land an envelope is asked for, and the day whose law holds. */
export type EnvelopeSubject = EnvelopeBody

/** What the service answers; the browser works it out again when a side is corrected. */
export function useEnvelopeAnswer(key: string, body: EnvelopeSubject) {
  const client = useClient()
  return useQuery({
    queryKey: ['envelope', key],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('findEnvelope', { body, signal })),
    staleTime: 10 * 60_000,
  })
}

type Corrections = Readonly<Record<number, SideKind>>

export type WorkedEnvelope = Envelope & {
  readonly sides: readonly Side[]
  readonly isCorrected: (edge: number) => boolean
  readonly correct: (edge: number, kind: SideKind) => void
  readonly reset: () => void
}

/** The envelope with the sides as a person says they are. */
export function useWorkedEnvelope({ from }: EnvelopeAnswer): WorkedEnvelope {
  const [corrections, setCorrections] = useState<Corrections>({})
  const worked = useMemo(() => {
    const said = Object.entries(corrections).map(([edge, kind]) => ({ edge: Number(edge), kind }))
    const sides = corrected(from.sides, said)
    return { ...envelope({ ...from, sides, sidesKnown: from.sidesKnown || said.length > 0 }), sides }
  }, [from, corrections])
  return {
    ...worked,
    isCorrected: (edge) => edge in corrections,
    correct: (edge, kind) => setCorrections((now) => withCorrection(now, from.sides, { edge, kind })),
    reset: () => setCorrections({}),
  }
}

/** A side put back to what it was recognised as is not a correction. */
function withCorrection(
  now: Corrections,
  sides: readonly Side[],
  { edge, kind }: { readonly edge: number; readonly kind: SideKind },
): Corrections {
  const { [edge]: _former, ...others } = now
  return sides.find((side) => side.edge === edge)?.kind === kind ? others : { ...others, [edge]: kind }
}

/** The envelope as the map draws it. */
export function drawnEnvelope(
  { polygons, unsure, sides }: Pick<WorkedEnvelope, 'polygons' | 'unsure' | 'sides'>,
  { srid, focusedSide }: { readonly srid: EnvelopeAnswer['from']['srid']; readonly focusedSide: number | null },
): DrawnEnvelope {
  const degrees = (at: Position) => toWgs84(srid, at)
  const inDegrees = (parts: readonly PolygonRings[]) => parts.map((rings) => rings.map((ring) => ring.map(degrees)))
  return {
    polygons: polygons && inDegrees(polygons),
    unsure: inDegrees(unsure),
    sides: sides.map(({ edge, kind, line }) => ({ edge, kind, line: line.map(degrees) })),
    focusedSide,
  }
}
