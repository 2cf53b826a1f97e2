import type { ReactNode } from 'react'
import type { TileLayerName } from '../../api/contract/map.ts'
import { EFFECT_COLOURS, EFFECT_HATCHES, ZONE_FILLS } from '../../api/contract/mapMarks.ts'
import { SERVITUDE_EFFECTS, ZONE_FAMILIES } from '../../spatial/conformity/types.ts'
import { BOUNDARY_PX } from './layers/boundaries.ts'
import type { VisibleLayers } from './layers/TileLayers.tsx'
import { PALETTE } from './palette.ts'
import { AreaSwatch, LineSwatch } from './Swatch.tsx'
import { useMapWords } from './useMapWords.ts'
import './panels.css'

export type LegendProps = {
  readonly visible: VisibleLayers
  /** Absent: the legend explains and switches nothing. */
  readonly onToggle?: (layer: TileLayerName, shown: boolean) => void
}

/** As they lie on the map, the uppermost first. */
const ORDER = ['regions', 'provinces', 'communes', 'parcels', 'servitudes', 'streets', 'zones'] as const

type Entry = { readonly key: string; readonly swatch: ReactNode; readonly words: string }

function useEntries(layer: TileLayerName): readonly Entry[] {
  const t = useMapWords()
  switch (layer) {
    case 'zones':
      return ZONE_FAMILIES.map((family) => ({
        key: family,
        swatch: <AreaSwatch fill={ZONE_FILLS[family]} stroke={PALETTE.lineStrong} />,
        words: t(`family.${family}`),
      }))
    case 'servitudes':
      return SERVITUDE_EFFECTS.map((effect) => ({
        key: effect,
        swatch: <AreaSwatch stroke={EFFECT_COLOURS[effect]} hatch={EFFECT_HATCHES[effect]} />,
        words: t(`effect.${effect}`),
      }))
    case 'communes':
      return [
        {
          key: 'approximate',
          swatch: <LineSwatch colour={PALETTE.muted} width={BOUNDARY_PX.communes * 2} dashed />,
          words: t('legend.approximate'),
        },
        {
          key: 'surveyed',
          swatch: <LineSwatch colour={PALETTE.muted} width={BOUNDARY_PX.communes * 2} />,
          words: t('legend.surveyed'),
        },
      ]
    case 'parcels':
      return [
        { key: 'title', swatch: <LineSwatch colour={PALETTE.muted} width={1} />, words: t('titleKind.title') },
        {
          key: 'untitled',
          swatch: <LineSwatch colour={PALETTE.muted} width={1} dashed />,
          words: `${t('titleKind.requisition')}, ${t('titleKind.unregistered')}`,
        },
      ]
    default:
      return []
  }
}

const LINES: Readonly<Partial<Record<TileLayerName, number>>> = {
  regions: BOUNDARY_PX.regions,
  provinces: BOUNDARY_PX.provinces,
}

function LayerName({ layer, visible, onToggle }: LegendProps & { readonly layer: TileLayerName }) {
  const t = useMapWords()
  const width = LINES[layer]
  const line = width !== undefined && <LineSwatch colour={PALETTE.muted} width={width * 1.5} />
  const swatch = layer === 'streets' ? <AreaSwatch stroke={PALETTE.line} /> : line
  if (!onToggle)
    return (
      <p className="map-legend-name">
        {swatch}
        {t(`layer.${layer}`)}
      </p>
    )
  return (
    <label className="map-legend-name">
      <input
        type="checkbox"
        checked={visible[layer] ?? false}
        onChange={({ target }) => onToggle(layer, target.checked)}
      />
      {swatch}
      {t(`layer.${layer}`)}
    </label>
  )
}

function LayerLegend(props: LegendProps & { readonly layer: TileLayerName }) {
  const { layer, visible } = props
  const entries = useEntries(layer)
  return (
    <div className="map-legend-layer">
      <LayerName {...props} />
      {visible[layer] && entries.length > 0 && (
        <ul>
          {entries.map(({ key, swatch, words }) => (
            <li key={key}>
              {swatch}
              <span>{words}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** What the marks of the map mean, layer by layer, and the switches of the layers. */
export function Legend({ visible, onToggle }: LegendProps) {
  const t = useMapWords()
  const layers = ORDER.filter((layer) => onToggle || visible[layer])
  return (
    <section className="map-legend" aria-label={t('legend.title')}>
      {layers.length === 0 && <p>{t('legend.noLayer')}</p>}
      {layers.map((layer) => (
        <LayerLegend key={layer} layer={layer} visible={visible} {...(onToggle ? { onToggle } : {})} />
      ))}
    </section>
  )
}
