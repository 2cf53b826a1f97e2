import { useTerritoryWords } from '../../text/useTerritoryWords.ts'
import { useWords } from '../../text/words.ts'
import classes from './place.module.css'
import type { Place } from './places.ts'
import screen from './territory.module.css'
import { useFigureWords } from './useFigureWords.ts'
import type { Territory } from './useTerritory.ts'

type PlaceFigureProps = { readonly place: Place; readonly territory: Territory }

/** The figure of one territory, of how many dossiers it is made, and what must be known to read it. */
export function PlaceFigure({ place, territory }: PlaceFigureProps) {
  const say = useTerritoryWords()
  const words = useFigureWords()
  const { say: sayBoth } = useWords()
  const names = [words.period(territory.period ?? ''), territory.besidePeriod && words.period(territory.besidePeriod)]
  const { answer, besideAnswer, besideIndicator } = territory
  const isIt = (row: { readonly place: Place }) => row.place.code === place.code
  const row = territory.rows.find(isIt)
  const { difference = null, beside = null } = territory.listed.find(isIt) ?? {}
  if (!answer || !row) return null
  const { figure, few } = row
  const of = { unit: answer.unit, least: answer.definition.least }
  return (
    <>
      <p className={classes.value}>
        <b>{words.figureAt(row, of)}</b> {figure.n > 0 && answer.unit !== 'dossiers' && words.of(figure.n)}
      </p>
      {few && <p className={screen.quiet}>{say('figure.few', { least: of.least })}</p>}
      {difference !== null && !beside && (
        <p className={screen.quiet}>
          {say('table.difference', { period: words.period(territory.periodBefore ?? '') })} :{' '}
          <bdi className="figures">{words.difference(difference, answer.unit)}</bdi>
        </p>
      )}
      {beside && besideAnswer && (
        <p>
          {besideIndicator ? words.indicator(besideIndicator) : names[1]} :{' '}
          <b>{words.figure(beside, { unit: besideAnswer.unit, least: besideAnswer.definition.least })}</b>
        </p>
      )}
      {figure.note && (
        <p className={classes.note}>
          <b>{say('sheet.note')}</b> : {sayBoth(figure.note)}
        </p>
      )}
    </>
  )
}
