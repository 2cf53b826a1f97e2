import { memo } from 'react'
import { useTerritoryWords } from '../../text/useTerritoryWords.ts'
import { useWords } from '../../text/words.ts'
import table from '../../ui/table.module.css'
import classes from './placeTable.module.css'
import { differenceOf, type PlaceRow } from './ranking.ts'
import { useFigureWords } from './useFigureWords.ts'
import type { Territory } from './useTerritory.ts'

type PlaceTableRowProps = {
  readonly row: PlaceRow
  readonly index: number
  readonly territory: Pick<Territory, 'answer' | 'besideAnswer' | 'isComparing' | 'besideIndicator'>
  /** The reader's own agency. */
  readonly isOwn: boolean
  readonly isPointed: boolean
  readonly isChosen: boolean
  readonly isReached: boolean
  readonly onReach: (index: number) => void
  readonly onPoint: (code: string | null) => void
  readonly onGoDown: (code: string) => void
}

function Row(props: PlaceTableRowProps) {
  const { row, index, territory, isOwn, isPointed, isChosen, isReached, onReach, onPoint, onGoDown } = props
  const say = useTerritoryWords()
  const words = useFigureWords()
  const { nameOf, say: sayBoth } = useWords()
  const { answer, besideAnswer, isComparing, besideIndicator } = territory
  const { place, figure, rank, difference, beside, few } = row
  if (!answer) return null
  const { unit } = answer
  const of = { unit, least: answer.definition.least }
  const besideOf = { unit: besideAnswer?.unit ?? unit, least: besideAnswer?.definition.least ?? of.least }
  const apart = beside ? differenceOf(figure.value, beside.value) : difference
  return (
    <tr
      aria-rowindex={index + 2}
      data-pointed={isPointed || undefined}
      data-chosen={isChosen || undefined}
      onMouseEnter={() => onPoint(place.code)}
      onMouseLeave={() => onPoint(null)}
    >
      <td className="figures">{rank ?? '–'}</td>
      <th scope="row">
        <button
          type="button"
          tabIndex={isReached ? 0 : -1}
          onFocus={() => {
            onReach(index)
            onPoint(place.code)
          }}
          onBlur={() => onPoint(null)}
          onClick={() => onGoDown(place.code)}
        >
          {nameOf(place)}
        </button>
        {isOwn && <small>{say('agency.own')}</small>}
        {figure.note && <small>{sayBoth(figure.note)}</small>}
      </th>
      <td className={`figures ${table.number}`}>
        {figure.value === null ? <small>{words.figureAt(row, of)}</small> : words.number(figure.value, unit)}
        {few && <small className={classes.few}>{say('figure.few', of)}</small>}
      </td>
      {isComparing && (
        <td className={`figures ${table.number}`}>
          {beside &&
            (beside.value === null ? (
              <small>{words.figure(beside, besideOf)}</small>
            ) : (
              words.number(beside.value, besideOf.unit)
            ))}
        </td>
      )}
      {isComparing && !besideIndicator && (
        <td className={`figures ${table.number}`}>
          {apart === null ? '–' : <bdi dir="ltr">{words.signed(apart, unit)}</bdi>}
        </td>
      )}
      <td className={`figures ${table.number}`}>{place.unknown ? '–' : words.number(figure.n, 'dossiers')}</td>
      {!isComparing && (
        <td className={`figures ${table.number}`}>
          {apart === null ? '–' : <bdi dir="ltr">{words.signed(apart, unit)}</bdi>}
        </td>
      )}
    </tr>
  )
}

/** One territory: its name goes down into it. */
export const PlaceTableRow = memo(Row)
