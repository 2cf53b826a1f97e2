import { useMemo } from 'react'
import type { GroundDrawn } from '../../../api/contract/traces.ts'
import { useComplementWords } from '../../text/useComplementWords.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { useWords } from '../../text/words.ts'
import { Figure } from '../../ui/Area.tsx'
import { type Fact, FactList } from '../../ui/FactList.tsx'
import { Corners } from '../dossiers/Corners.tsx'
import { useTraceFacts } from '../dossiers/useTraceFacts.tsx'
import { boxOf, type Point, type Scene } from '../map/scene.ts'
import classes from './complements.module.css'
import { GroundMap } from './GroundMap.tsx'

type GroundChangeProps = {
  readonly before: GroundDrawn
  readonly after: GroundDrawn
  /** What conformity says of both stands beside. */
  readonly compared: boolean
}

/** A ground as it was and as it was drawn anew: on one map, and in figures. */
export function GroundChange({ before, after, compared }: GroundChangeProps) {
  const say = useComplementWords()
  const { t } = useWords()
  const scene = useMemo(() => sceneOf(before, after), [before, after])
  const moved = distanceM(before, after)
  return (
    <section className={classes.redraw} aria-label={say('redrawn.heading')}>
      <h4>{say('redrawn.heading')}</h4>
      <GroundMap scene={scene} label={say('redrawn.map')} />
      <p className={classes.line}>{say('redrawn.legend')}</p>
      <div className={classes.sides}>
        <Side name={say('redrawn.before')} ground={before} />
        <Side name={say('redrawn.after')} ground={after} />
      </div>
      {moved !== null && (
        <FactList facts={[{ term: say('redrawn.moved'), value: <Figure value={moved} unit={t('units.m')} /> }]} />
      )}
      {!compared && <p className={classes.line}>{say('redrawn.alone')}</p>}
    </section>
  )
}

function Side({ name, ground }: { readonly name: string; readonly ground: GroundDrawn }) {
  const say = useComplementWords()
  return (
    <section>
      <h5>{name}</h5>
      <FactList facts={useGroundFacts()(ground)} />
      <details>
        <summary>{say('redrawn.corners')}</summary>
        <Corners legal={ground.legal} />
      </details>
    </section>
  )
}

function useGroundFacts(): (ground: GroundDrawn) => readonly Fact[] {
  const say = useComplementWords()
  const words = useDossierWords()
  const { t } = useWords()
  const facts = useTraceFacts()
  return ({ kind, ...ground }) => {
    if (kind !== 'outline') return facts({ ...ground, kind, beginsOn: null, endsOn: null })
    const named = { term: words('dossiers.trace.kind'), value: say('redrawn.outline') }
    if (ground.areaM2 === null) return [named]
    return [named, { term: words('dossiers.area'), value: <Figure value={ground.areaM2} unit={t('units.m2')} /> }]
  }
}

const pair = ([lon = 0, lat = 0]: readonly number[]): Point => [lon, lat]

/** What is there now as the map shows any ground, over what was there before. */
function sceneOf(before: GroundDrawn, after: GroundDrawn): Scene {
  const { geometry, legal } = after
  const both = { former: before.geometry, goTo: around([before.geometry, geometry]), srid: legal.srid }
  if (geometry.type === 'Point') return { ...both, place: pair(geometry.coordinates) }
  if (geometry.type === 'LineString') return { ...both, line: geometry.coordinates.map(pair) }
  const coordinates = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  return { ...both, subject: { type: 'MultiPolygon', coordinates } }
}

/** Two places may be one: some 60 m about them show where they are. */
function around(shapes: readonly { readonly coordinates: unknown }[]) {
  const box = boxOf(shapes.map(({ coordinates }) => coordinates))
  return box && ([box[0] - 0.0004, box[1] - 0.0003, box[2] + 0.0004, box[3] + 0.0003] as const)
}

/** Between two places in one legal plane, metres; null for what is no place, or in another zone. */
function distanceM({ legal: from }: GroundDrawn, { legal: to }: GroundDrawn): number | null {
  if (from.geometry.type !== 'Point' || to.geometry.type !== 'Point' || from.srid !== to.srid) return null
  const [[ax, ay], [bx, by]] = [pair(from.geometry.coordinates), pair(to.geometry.coordinates)]
  return Math.hypot(bx - ax, by - ay)
}
