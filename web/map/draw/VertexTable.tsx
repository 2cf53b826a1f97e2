import { type Dispatch, useId, useState } from 'react'
import { isLegalSrid, LEGAL_ZONES, type LegalSrid, legalZone } from '../../../spatial/crs/legalZones.ts'
import { fixed } from '../../text/figures.ts'
import type { MapLanguage } from '../MapContext.ts'
import { useMapWords } from '../useMapWords.ts'
import '../panels.css'
import { BorneRow } from './BorneRow.tsx'
import { figuresOf } from './measure.ts'
import { cornerName, type DrawnShape, type Outline, type OutlineAction } from './outline.ts'
import type { Writing } from './typedBorne.ts'

export type VertexTableProps = {
  readonly outline: Outline
  readonly dispatch: Dispatch<OutlineAction>
  readonly language: MapLanguage
  readonly shape?: DrawnShape
  /** The commune's zone, when it is known; chosen here otherwise, before the first borne. */
  readonly srid?: LegalSrid | null
}

const isWriting = (text: string): text is Writing => text === 'lambert' || text === 'geographic'

type Setting = {
  readonly writing: Writing
  readonly setWriting: (writing: Writing) => void
  readonly zone: LegalSrid
  readonly setZone: (srid: LegalSrid) => void
  /** The first borne, or the commune, has settled the zone. */
  readonly settled: boolean
  readonly language: MapLanguage
}

function TableSettings({ writing, setWriting, zone, setZone, settled, language }: Setting) {
  const t = useMapWords()
  return (
    <div className="map-table-settings">
      <label>
        <span>{t('table.kind')}</span>
        <select value={writing} onChange={({ target }) => isWriting(target.value) && setWriting(target.value)}>
          <option value="lambert">{t('table.lambert')}</option>
          <option value="geographic">{t('table.geographic')}</option>
        </select>
      </label>
      <label>
        <span>{t('table.zone')}</span>
        <select
          value={zone}
          disabled={settled}
          onChange={({ target }) => {
            const chosen = Number(target.value)
            if (isLegalSrid(chosen)) setZone(chosen)
          }}
        >
          {LEGAL_ZONES.map(({ srid, nameFr, nameAr }) => (
            <option key={srid} value={srid}>
              {language === 'ar' ? nameAr : nameFr}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

/** The bornes as a surveyor's plan lists them: the map's twin in figures, typed or read. */
export function VertexTable({ outline, dispatch, language, shape = 'polygon', srid = null }: VertexTableProps) {
  const t = useMapWords()
  const caption = useId()
  const [writing, setWriting] = useState<Writing>('lambert')
  const [chosenZone, setZone] = useState<LegalSrid>(26191)
  const { draft } = outline
  const zone = draft.srid ?? srid ?? chosenZone
  const zoneName = language === 'ar' ? legalZone(zone).nameAr : legalZone(zone).nameFr
  const { sidesM } = figuresOf(draft, shape)
  const bornes = shape === 'polygon'
  const takesMore = !draft.closed && (shape !== 'point' || draft.positions.length === 0)
  const common = { srid: zone, writing, zoneName, addLabel: t(bornes ? 'table.add' : 'table.addPoint') }
  return (
    <div className="map-table">
      <TableSettings
        {...{ writing, setWriting, zone, setZone, language }}
        settled={draft.srid !== null || srid !== null}
      />
      <table aria-describedby={caption}>
        <caption id={caption}>{t(bornes ? 'table.title' : 'table.points')}</caption>
        <thead>
          <tr>
            <th scope="col">{t(bornes ? 'table.borne' : 'table.point')}</th>
            <th scope="col">{writing === 'lambert' ? t('table.x') : t('table.lon')}</th>
            <th scope="col">{writing === 'lambert' ? t('table.y') : t('table.lat')}</th>
            <th scope="col">{t('table.length')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {draft.positions.map((at, index) => (
            <BorneRow
              key={cornerName(shape, index)}
              {...common}
              name={cornerName(shape, index)}
              at={at}
              length={sidesM[index] === undefined ? '' : fixed(sidesM[index], 2)}
              onPut={(to) => dispatch({ type: 'move', index, at: to })}
              onRemove={() => dispatch({ type: 'remove', index })}
            />
          ))}
          {takesMore && (
            <BorneRow
              key={cornerName(shape, draft.positions.length)}
              {...common}
              name={cornerName(shape, draft.positions.length)}
              at={null}
              length=""
              onPut={(at) => dispatch({ type: 'add', srid: zone, at })}
            />
          )}
        </tbody>
      </table>
      {draft.positions.length === 0 && <p className="map-table-empty">{t(bornes ? 'table.empty' : 'table.noPoint')}</p>}
    </div>
  )
}
