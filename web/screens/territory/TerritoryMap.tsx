import { type CSSProperties, type Ref, useCallback, useMemo } from 'react'
import { BackgroundLayer } from '../../map/background/BackgroundLayer.tsx'
import { MapCorner } from '../../map/controls/MapCorner.tsx'
import { MapNotice } from '../../map/controls/MapNotice.tsx'
import { ScaleBar } from '../../map/controls/ScaleBar.tsx'
import { ZoomButtons } from '../../map/controls/ZoomButtons.tsx'
import { TileLayers, type VisibleLayers } from '../../map/layers/TileLayers.tsx'
import type { Looks } from '../../map/layers/territories/looks.ts'
import { SwipeLine } from '../../map/layers/territories/SwipeLine.tsx'
import { TerritoryCircles } from '../../map/layers/territories/TerritoryCircles.tsx'
import { TerritoryFills } from '../../map/layers/territories/TerritoryFills.tsx'
import { TerritoryOutlines } from '../../map/layers/territories/TerritoryOutlines.tsx'
import { useTerritoryPointer } from '../../map/layers/territories/useTerritoryPointer.ts'
import { useTileJson } from '../../map/layers/tileJson.ts'
import { tileSource } from '../../map/layers/tileSource.ts'
import { type MapHandle, MapView } from '../../map/MapView.tsx'
import { useMapWords } from '../../map/useMapWords.ts'
import { useTerritoryWords } from '../../text/useTerritoryWords.ts'
import { useWords } from '../../text/words.ts'
import { GoTo } from '../map/GoTo.tsx'
import type { Box } from '../map/scene.ts'
import type { View } from '../map/viewSearch.ts'
import { COUNTRY_BOX } from './countryBox.ts'
import { circlesOf, type Drawn, looksOf, onCommunes } from './figureLooks.ts'
import { PaperMap } from './PaperMap.tsx'
import { agencyOf, type Places } from './places.ts'
import classes from './stage.module.css'
import type { MapLevel } from './territorySearch.ts'
import { useFolded } from './useFolded.ts'
import type { Pointing } from './usePointed.ts'
import type { Change, Territory } from './useTerritory.ts'
import { useViewName } from './useViewName.ts'

export type TerritoryMapProps = {
  readonly territory: Territory
  readonly pointing: Pointing
  readonly onChange: Change
  readonly onGoDown: (code: string) => void
  readonly view: View
  readonly onViewChange: (view: View) => void
  /** The address said what to show: the first territory is not gone to. */
  readonly restored: boolean
  readonly label: string
  /** Where paper shows the map. */
  readonly paper: HTMLElement | null
  readonly ref?: Ref<MapHandle>
}

/** What is drawn by this screen itself is not asked of the common layers. */
const AROUND: Readonly<Record<MapLevel, VisibleLayers>> = {
  regions: {},
  provinces: { regions: true },
  communes: { regions: true, provinces: true },
  agencies: { regions: true, provinces: true },
}

/** What the legend covers of a wide map, as padding: the country is fitted beside it. */
const LEGEND_PX = 300
const LEGEND_START = [0, 0, 0, LEGEND_PX] as const
const LEGEND_END = [0, LEGEND_PX, 0, 0] as const
const UNCOVERED = [0, 0, 0, 0] as const
/** Where the swipe line begins: the middle of what no legend covers. */
const MIDDLE = { fr: 66, ar: 34, folded: 50 } as const

const NOBODY = new Set<never>()

const boxOf = ([west = 0, south = 0, east = 0, north = 0]: readonly number[]): Box => [west, south, east, north]

/** The territories of a level, filled or under circles; with a comparison, in two halves. */
export function TerritoryMap({ view, onViewChange, label, ref, ...props }: TerritoryMapProps) {
  const { language } = useWords()
  const { search, level, places } = props.territory
  const around = search.in === undefined ? undefined : places.data?.byCode.get(search.in)
  const [folded, legend] = [useFolded(), language === 'ar' ? LEGEND_END : LEGEND_START]
  const goal = search.in === undefined ? COUNTRY_BOX : around?.bbox ? boxOf(around.bbox) : null
  return (
    <MapView
      view={view}
      onViewChange={onViewChange}
      language={language}
      label={label}
      padding={folded ? UNCOVERED : legend}
      embedded
      {...(ref && { ref })}
    >
      <BackgroundLayer />
      <TileLayers visible={AROUND[level]} pale />
      <Figures {...props} />
      <PaperMap place={props.paper} />
      <GoTo box={goal} skipFirst={props.restored} />
      <MapCorner at="top-end">
        <ZoomButtons />
      </MapCorner>
      <MapCorner at="bottom-end">
        <ScaleBar />
      </MapCorner>
    </MapView>
  )
}

const drawn = () => performance.mark('territory-drawn')

type FiguresProps = Pick<TerritoryMapProps, 'territory' | 'pointing' | 'onChange' | 'onGoDown'>

function Figures({ territory, pointing, onChange, onGoDown }: FiguresProps) {
  const {
    level,
    rows,
    besideRows,
    scale,
    besideScale,
    scaleName: name,
    shown,
    isComparing,
    isStale,
    search,
  } = territory
  const mapWords = useMapWords()
  const tiles = level === 'agencies' ? 'communes' : level
  const { data, isError } = useTileJson(tiles)
  const source = useMemo(() => data && tileSource(data), [data])
  const whole = useWholeOf(territory)
  useTerritoryPointer({
    onPoint: (code) => pointing.point(code && whole(code)),
    onChoose: (code) => onGoDown(whole(code)),
  })
  const { language } = useWords()
  const folded = useFolded()
  const split = search.split ?? MIDDLE[folded ? 'folded' : language]
  const left = useMemo(() => (isComparing ? ({ side: 'left', at: split } as const) : null), [isComparing, split])
  const right = useMemo(() => ({ side: 'right', at: split }) as const, [split])
  const looks = useLooks(rows, { places: territory.places.data, level, scale, name, shown })
  const circles = useMemo(() => circlesOf(rows, { scale, name, shown }), [rows, scale, name, shown])
  const others = useMemo(() => ({ scale: besideScale, name, shown: NOBODY }), [besideScale, name])
  const besideLooks = useLooks(besideRows, { places: territory.besidePlaces, level, ...others })
  const besideCircles = useMemo(() => circlesOf(besideRows, others), [besideRows, others])
  if (isError) return <MapNotice>{mapWords('layerUnavailable', { layers: mapWords(`layer.${tiles}`) })}</MapNotice>
  if (!source) return null
  return (
    <>
      <TerritoryFills source={source} looks={looks} clip={left} stale={isStale} onDrawn={drawn} />
      {circles.length > 0 && <TerritoryCircles circles={circles} clip={left} stale={isStale} />}
      {isComparing && (
        <>
          <TerritoryFills source={source} looks={besideLooks} clip={right} stale={territory.beside.isPlaceholderData} />
          {besideCircles.length > 0 && (
            <TerritoryCircles circles={besideCircles} clip={right} stale={territory.beside.isPlaceholderData} />
          )}
          <Halves territory={territory} at={split} onChange={onChange} />
        </>
      )}
      <TerritoryOutlines
        source={source}
        name={tiles}
        pointed={pointing.code}
        chosen={search.at ?? null}
        wholeOf={whole}
      />
    </>
  )
}

type Land = { readonly places: Places | undefined; readonly level: MapLevel }

/** The looks of what tiles name: of an agency, those of its communes. */
function useLooks(rows: Territory['rows'], { places, level, scale, name, shown }: Land & Drawn): Looks {
  return useMemo(() => {
    const looks = looksOf(rows, { scale, name, shown })
    return level === 'agencies' ? onCommunes(looks, places?.at.communes ?? [], shown) : looks
  }, [rows, places, level, scale, name, shown])
}

/** What a territory of the tiles stands for: by agency, a commune for its agency, or for itself where that is not known. */
function useWholeOf({ level, places }: Territory): (code: string) => string {
  return useCallback(
    (code) => {
      const commune = level === 'agencies' ? places.data?.byCode.get(code) : undefined
      return (commune && agencyOf(commune)) ?? code
    },
    [level, places.data],
  )
}

type HalvesProps = { readonly territory: Territory; readonly at: number; readonly onChange: Change }

/** The line, and the name of what lies on either side: the map never turns, so left is left in both languages. */
function Halves({ territory, at, onChange }: HalvesProps) {
  const say = useTerritoryWords()
  const names = useViewName(territory)
  const move = useCallback((split: number) => onChange({ split }, { replace: true }), [onChange])
  return (
    <div
      className={classes.halves}
      dir="ltr"
      style={{ '--at': `${at}%` } as CSSProperties} // a token of the style sheet, which its type does not know
    >
      <div className={classes.left}>
        <p>
          <bdi>{names.left}</bdi>
        </p>
      </div>
      <div className={classes.right}>
        <p>
          <bdi>{names.right}</bdi>
        </p>
      </div>
      <SwipeLine
        at={at}
        onMove={move}
        label={say('compare.line')}
        text={say('compare.at', { left: at, right: 100 - at })}
      />
    </div>
  )
}
