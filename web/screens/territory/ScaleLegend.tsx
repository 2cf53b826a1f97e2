import { memo } from 'react'
import { AreaSwatch } from '../../map/Swatch.tsx'
import { useTerritoryWords } from '../../text/useTerritoryWords.ts'
import { boundsOf, type ClassKey, isStep, keysOf, radiusOf, type Scale, STEPS } from './classes.ts'
import { APART_LOOKS, circleColour, colourOf } from './figureLooks.ts'
import classes from './legend.module.css'
import screen from './territory.module.css'
import type { ScaleName } from './territorySearch.ts'
import { useAgencyNotes } from './useAgencyNotes.ts'
import { useFigureWords } from './useFigureWords.ts'
import type { Change, Territory } from './useTerritory.ts'

type ScaleLegendProps = { readonly territory: Territory; readonly onChange: Change }

/** The classes with how many territories are in each: pressing one shows it alone, pressing others adds them. */
export const ScaleLegend = memo(function ScaleLegend({ territory, onChange }: ScaleLegendProps) {
  const say = useTerritoryWords()
  const words = useFigureWords()
  const { level, scale, scaleName, answer, rows, shown, indicator } = territory
  if (!answer) return null
  const counts = Map.groupBy(rows, ({ key }) => key)
  const press = (key: ClassKey) => {
    const next = shown.has(key) ? [...shown].filter((one) => one !== key) : [...shown, key]
    onChange({ classes: next.length === 0 ? undefined : next.toSorted().join(',') }, { replace: true })
  }
  return (
    <section className={classes.legend} aria-label={say('legend.title')}>
      <details open>
        <summary className={classes.legendTitle}>
          {words.indicator(indicator)} ({say(`units.${answer.unit}`)})
        </summary>
        <ul>
          {keysOf(level, answer).map((key) => (
            <li key={key} data-legal={scale.legal !== null && key === STEPS[scale.legal + 1] ? '' : undefined}>
              <button
                type="button"
                aria-pressed={shown.has(key)}
                title={say('legend.filter')}
                onClick={() => press(key)}
              >
                <ClassSwatch step={key} scale={scale} name={scaleName} />
                <span>{words.className(key, scale, answer.unit)}</span>
                <span className={`${classes.count} figures`}>
                  <span className="unseen">{say('legend.count', { count: counts.get(key)?.length ?? 0 })}</span>
                  <span aria-hidden="true">{counts.get(key)?.length ?? 0}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
        {shown.size > 0 && (
          <button
            type="button"
            className={screen.link}
            onClick={() => onChange({ classes: undefined }, { replace: true })}
          >
            {say('legend.all')}
          </button>
        )}
        <LegendNotes territory={territory} />
      </details>
    </section>
  )
})

type SwatchProps = { readonly step: ClassKey; readonly scale: Scale; readonly name: ScaleName }

const SWATCH = 30

function ClassSwatch({ step, scale, name }: SwatchProps) {
  if (!isStep(step)) {
    const { fill, hatch } = APART_LOOKS[step]
    return <AreaSwatch fill={fill} stroke={hatch?.colour ?? fill} hatch={hatch?.marks ?? null} />
  }
  const index = STEPS.indexOf(step)
  if (scale.drawn === 'fills') return <AreaSwatch fill={colourOf(index, scale, name)} stroke="#8b968f" />
  const { over, upTo } = boundsOf(index, scale)
  const radius = radiusOf(((over ?? 0) + (upTo ?? over ?? 0)) / 2, scale)
  return (
    <svg className="map-swatch" width={SWATCH} height={SWATCH - 2} aria-hidden="true">
      <circle cx={SWATCH / 2} cy={SWATCH / 2 - 1} r={radius} fill={circleColour(name)} />
    </svg>
  )
}

function LegendNotes({ territory }: { readonly territory: Territory }) {
  const say = useTerritoryWords()
  const words = useFigureWords()
  const { scale, answer, rows, besideIndicator } = territory
  const agencies = useAgencyNotes(territory)
  if (!answer) return null
  const { legal } = answer
  const days = scale.legal === null ? null : scale.breaks[scale.legal]
  const isDelay = answer.unit === 'days' || answer.unit === 'working_days'
  return (
    <div className={classes.notes}>
      {days !== null && legal && (
        <p className={classes.legalNote}>
          {say('legend.legal', { delay: words.value(days ?? legal.days, answer.unit) })}
        </p>
      )}
      {isDelay && !legal && <p>{say('legend.noLegal')}</p>}
      {isDelay && days === null && legal && (
        <p>
          {say('legend.otherUnit', {
            delay: words.value(legal.days, legal.unit === 'working' ? 'working_days' : 'days'),
          })}
        </p>
      )}
      {scale.drawn === 'circles' && <p>{say('legend.circles')}</p>}
      {scale.drawn === 'fills' && <p>{say(scale.darkest === 'lowest' ? 'legend.darkLowest' : 'legend.darkHighest')}</p>}
      {rows.some(({ few }) => few) && <p>{say('legend.few', { least: answer.definition.least })}</p>}
      {rows.some(({ place }) => place.approximate) && <p>{say('legend.approximate')}</p>}
      {agencies.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {besideIndicator && <BesideNote territory={territory} />}
    </div>
  )
}

/** The other indicator of a comparison has classes of its own. */
function BesideNote({
  territory: { besideIndicator, besideAnswer, besideScale, scaleName },
}: {
  readonly territory: Territory
}) {
  const say = useTerritoryWords()
  const words = useFigureWords()
  if (!besideIndicator || !besideAnswer) return null
  return (
    <>
      <p className={classes.legendTitle}>
        {words.indicator(besideIndicator)} ({say(`units.${besideAnswer.unit}`)})
      </p>
      <ul className={classes.other}>
        {STEPS.map((step) => (
          <li key={step}>
            <ClassSwatch step={step} scale={besideScale} name={scaleName} />
            <span>{words.className(step, besideScale, besideAnswer.unit)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
