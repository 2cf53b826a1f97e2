import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { CommuneAnswer } from '../../../api/contract/territory.ts'
import type { TerritorySheet } from '../../../api/contract/territorySheet.ts'
import { BackgroundLayer } from '../../map/background/BackgroundLayer.tsx'
import { useBackgrounds } from '../../map/background/useBackgrounds.ts'
import { MapCorner } from '../../map/controls/MapCorner.tsx'
import { ScaleBar } from '../../map/controls/ScaleBar.tsx'
import { ZoomButtons } from '../../map/controls/ZoomButtons.tsx'
import { CommuneLayer } from '../../map/layers/CommuneLayer.tsx'
import { PLAN_LOOKS } from '../../map/layers/planStyle.ts'
import { QueueLayer } from '../../map/layers/QueueLayer.tsx'
import { TileLayers, type VisibleLayers } from '../../map/layers/TileLayers.tsx'
import { MapView } from '../../map/MapView.tsx'
import { PALETTE } from '../../map/palette.ts'
import { AreaSwatch, LineSwatch } from '../../map/Swatch.tsx'
import type { MapLook } from '../../map/useLook.ts'
import { fixed } from '../../text/figures.ts'
import { useCommuneWords } from '../../text/useCommuneWords.ts'
import { useWords } from '../../text/words.ts'
import { useQueueMap } from '../desk/deskQueries.ts'
import { GoTo } from '../map/GoTo.tsx'
import type { Box } from '../map/scene.ts'
import type { View } from '../map/viewSearch.ts'
import classes from './commune.module.css'

type CommuneMapProps = {
  readonly commune: CommuneAnswer
  readonly sheet: TerritorySheet
  /** Whoever looks reads the dossiers of a territory: those of this commune are shown to them. */
  readonly reads: boolean
}

/** Plans are drawn as wholes here: their zones would hide where they end. */
const CALM: VisibleLayers = { regions: true, provinces: true, communes: true }

/** A commune with its plans, and its dossiers for officials. Its twin in words is the sheet under it. */
export function CommuneMap({ commune, sheet, reads }: CommuneMapProps) {
  const say = useCommuneWords()
  const { language, nameOf } = useWords()
  const { background } = useBackgrounds()
  const box = boxOf(commune)
  const [view, setView] = useState<View>({ center: middleOf(box), zoom: 10 })
  const approximate = commune.outline === 'approximate'
  return (
    <>
      <div className={classes.map}>
        <MapView
          view={view}
          onViewChange={setView}
          language={language}
          label={say('map', { name: nameOf(commune) })}
          embedded
        >
          <BackgroundLayer background={background} />
          <TileLayers visible={CALM} />
          <CommuneLayer outline={sheet.outline} approximate={approximate} plans={sheet.plans} />
          {reads && <Dossiers code={commune.code} />}
          <GoTo box={box} skipFirst={false} />
          <MapCorner at="top-end">
            <ZoomButtons />
          </MapCorner>
          <MapCorner at="bottom-end">
            <ScaleBar />
          </MapCorner>
        </MapView>
      </div>
      <Legend sheet={sheet} approximate={approximate} />
    </>
  )
}

const boxOf = ({ bbox }: CommuneAnswer): Box | null => {
  const [west, south, east, north] = bbox ?? []
  if (west === undefined || south === undefined || east === undefined || north === undefined) return null
  return [west, south, east, north]
}

/** The middle of the country where no outline is known. */
const middleOf = (box: Box | null): [number, number] =>
  box ? [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] : [-7.5, 31.5]

/** Those under examination; one that is touched opens. */
function Dossiers({ code }: { readonly code: string }) {
  const say = useCommuneWords()
  const navigate = useNavigate()
  const [look, setLook] = useState<MapLook | null>(null)
  const filter = useMemo(() => ({ commune: code }), [code])
  const { data } = useQueueMap(filter, look)
  return (
    <>
      <QueueLayer
        sites={data?.sites ?? []}
        clusters={data?.clusters ?? []}
        selected={null}
        onSelect={({ id }) => void navigate({ to: '/dossiers/$id', params: { id }, search: {} })}
        onLook={setLook}
      />
      {data && (
        <MapCorner at="top-start">
          <p className={classes.onMap}>{say('onMap', { count: fixed(data.total, 0) })}</p>
        </MapCorner>
      )}
    </>
  )
}

function Legend({ sheet: { outline, plans }, approximate }: Pick<CommuneMapProps, 'sheet'> & { approximate: boolean }) {
  const say = useCommuneWords()
  const states = [...new Set(plans.map(({ state }) => state ?? 'unknown'))]
  return (
    <ul className={classes.legend} aria-label={say('legend')}>
      {outline && (
        <li>
          <LineSwatch colour={PALETTE.ink} width={2} dashed={approximate} />
          {say(`outlineOf.${approximate ? 'approximate' : 'imported'}`)}
        </li>
      )}
      {states.map((state) => (
        <li key={state}>
          <AreaSwatch {...PLAN_LOOKS[state]} /> {say(`states.${state}`)}
        </li>
      ))}
    </ul>
  )
}
