import { printedArea, printedLength, printedSquareMetres } from '../figures.ts'
import { useMapWords } from '../useMapWords.ts'
import { figuresOf } from './measure.ts'
import type { Draft, DrawnShape } from './outline.ts'
import './draw.css'

type DraftFiguresTextProps = {
  readonly draft: Draft
  /** Says how many bornes there are. */
  readonly count?: boolean
  readonly shape?: DrawnShape
}

/** Area, length and number of bornes of what is being drawn, measured in the legal plane. */
export function DraftFiguresText({ draft, count = false, shape = 'polygon' }: DraftFiguresTextProps) {
  const t = useMapWords()
  const { areaM2, lengthM } = figuresOf(draft)
  return (
    <dl className="map-figures">
      {areaM2 !== null && (
        <div>
          <dt>{t('draw.area')}</dt>
          <dd>
            <bdi dir="ltr">{printedArea(areaM2)}</bdi> <bdi dir="ltr">({printedSquareMetres(areaM2)})</bdi>
          </dd>
        </div>
      )}
      <div>
        <dt>{draft.closed ? t('draw.perimeter') : t('measure.total')}</dt>
        <dd>
          <bdi dir="ltr">{printedLength(lengthM)}</bdi>
        </dd>
      </div>
      {count && (
        <div>
          <dt>{t(shape === 'polygon' ? 'table.title' : 'table.points')}</dt>
          <dd>{draft.positions.length}</dd>
        </div>
      )}
    </dl>
  )
}
