import { printedArea, printedLength, printedSquareMetres } from '../figures.ts'
import { useMapWords } from '../useMapWords.ts'
import { figuresOf } from './measure.ts'
import type { Draft } from './outline.ts'

/** Area, length and number of bornes of what is being drawn, measured in the legal plane. */
export function DraftFiguresText({ draft }: { readonly draft: Draft }) {
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
      <div className="map-figures-count">
        <dt className="map-unseen">{t('table.title')}</dt>
        <dd>{t('draw.count', { count: draft.positions.length })}</dd>
      </div>
    </dl>
  )
}
