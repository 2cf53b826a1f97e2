import { defaults as defaultInteractions } from 'ol/interaction/defaults.js'
import OlMap from 'ol/Map.js'
import {
  type ReactNode,
  type Ref,
  type RefObject,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import { MapContext, type MapLanguage } from './MapContext.ts'
import { mapImage, PRINT_PIXEL_RATIO, setPixelRatio } from './mapImage.ts'
import {
  type Bbox,
  createView,
  type FitOptions,
  fitTo,
  type MapViewState,
  moveTo,
  sameView,
  viewState,
} from './mapView.ts'
import { useMapWords } from './useMapWords.ts'
import './map.css'

/** What the screen around the map may ask of it. */
export type MapHandle = {
  readonly fitTo: (bbox: Bbox, options?: FitOptions) => void
  /** The map as shown, a PNG fit for paper; null while it has no size. */
  readonly image: () => Promise<Blob | null>
  readonly focus: () => void
}

export type MapViewProps = {
  readonly view: MapViewState
  readonly onViewChange?: (view: MapViewState) => void
  readonly language: MapLanguage
  /** Said by screen readers; "Map" in the interface's language by default. */
  readonly label?: string
  /** Top, right, bottom, left, in CSS pixels: what floating panels cover. */
  readonly padding?: readonly [number, number, number, number]
  /** Inside a page that scrolls: wheel and one-finger drag move the page until the map has the focus. */
  readonly embedded?: boolean
  readonly ref?: Ref<MapHandle>
  readonly children?: ReactNode
}

type MapBirth = Pick<MapViewProps, 'view'> & { readonly embedded: boolean }

function createMap(target: HTMLElement, { view, embedded }: MapBirth): OlMap {
  return new OlMap({
    target,
    view: createView(view),
    controls: [],
    interactions: defaultInteractions({
      onFocusOnly: embedded,
      altShiftDragRotate: false,
      pinchRotate: false,
    }),
  })
}

/** The map is born with its element and dies with it; OpenLayers itself follows changes of size. */
function useOwnMap(target: RefObject<HTMLDivElement | null>, birth: MapBirth): OlMap | null {
  const [map, setMap] = useState<OlMap | null>(null)
  const first = useRef(birth)
  useEffect(() => {
    if (!target.current) return
    const created = createMap(target.current, first.current)
    setMap(created)
    return () => {
      setMap(null)
      created.setTarget(undefined)
      created.dispose()
    }
  }, [target])
  return map
}

function useViewSync(map: OlMap | null, view: MapViewState, onViewChange: MapViewProps['onViewChange']): void {
  const announced = useRef(view)
  useEffect(() => {
    if (!map || sameView(view, announced.current)) return
    announced.current = view
    moveTo(map, view)
  }, [map, view])
  useEffect(() => {
    if (!map) return
    const announce = () => {
      const now = viewState(map)
      if (!now || sameView(now, announced.current)) return
      announced.current = now
      onViewChange?.(now)
    }
    map.on('moveend', announce)
    return () => map.un('moveend', announce)
  }, [map, onViewChange])
}

/** Stale tiles fade while newer ones come; assistive technology is told the map is busy. */
function useBusy(map: OlMap | null): boolean {
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    if (!map) return
    const start = () => setBusy(true)
    const end = () => setBusy(false)
    map.on('loadstart', start)
    map.on('loadend', end)
    return () => {
      map.un('loadstart', start)
      map.un('loadend', end)
    }
  }, [map])
  return busy
}

/** Paper has finer dots than screens: the canvases are redrawn for it, then given back. */
function usePrint(map: OlMap | null): void {
  useEffect(() => {
    if (!map) return
    const onScreen = map.getPixelRatio()
    const before = () => {
      setPixelRatio(map, Math.max(PRINT_PIXEL_RATIO, onScreen))
      map.renderSync()
    }
    const after = () => setPixelRatio(map, onScreen)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [map])
}

function usePadding(map: OlMap | null, padding: MapViewProps['padding']): void {
  const [top, right, bottom, left] = padding ?? [0, 0, 0, 0]
  useEffect(() => {
    if (map) map.getView().padding = [top, right, bottom, left]
  }, [map, top, right, bottom, left])
}

/** The single owner of ol/Map. Children add layers and tools and take them away when they leave. */
export function MapView({
  view,
  onViewChange,
  language,
  label,
  padding,
  embedded = false,
  ref,
  children,
}: MapViewProps) {
  const t = useMapWords()
  const target = useRef<HTMLDivElement>(null)
  const instructions = useId()
  const map = useOwnMap(target, { view, embedded })
  const busy = useBusy(map)
  useViewSync(map, view, onViewChange)
  usePadding(map, padding)
  usePrint(map)
  useImperativeHandle(
    ref,
    () => ({
      fitTo: (bbox, options) => map && fitTo(map, bbox, options),
      image: async () => (map ? mapImage(map) : null),
      focus: () => target.current?.focus(),
    }),
    [map],
  )
  return (
    <div className={busy ? 'map map--busy' : 'map'}>
      <div
        ref={target}
        className="map-canvas"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: role application takes keys: arrows pan, plus and minus zoom
        tabIndex={0}
        role="application"
        aria-label={label ?? t('label')}
        aria-describedby={instructions}
        aria-busy={busy}
        dir="ltr"
      />
      <p id={instructions} className="map-instructions">
        {t('instructions')}
      </p>
      {map && <MapContext value={{ map, language }}>{children}</MapContext>}
    </div>
  )
}
