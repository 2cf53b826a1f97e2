import { HEAT_KINDS, type Heat, type HeatKind } from '../../../../api/contract/performance/heat.ts'
import { boundsOfStep, HEAT_LOOKS, HEAT_STEPS } from '../../../map/layers/heat/heatLooks.ts'
import { PALETTE } from '../../../map/palette.ts'
import { AreaSwatch } from '../../../map/Swatch.tsx'
import { fixed, printedDay, printedInstant } from '../../../text/figures.ts'
import { useHeatWords } from '../../../text/useHeatWords.ts'
import legend from '../legend.module.css'
import classes from './heat.module.css'
import { useHeatNames } from './useHeatNames.ts'

/** What the shades say, how many are late and how many soon will be, and what no hexagon shows. */
export function HeatLegend({ heat }: { readonly heat: Heat | undefined }) {
  const say = useHeatWords()
  if (!heat) return null
  return (
    <section className={legend.legend} aria-label={say('legend')}>
      <p className={legend.legendTitle}>{say('totals')}</p>
      <ul className={classes.totals}>
        {HEAT_KINDS.map((kind) => (
          <li key={kind} aria-current={kind === heat.what || undefined}>
            <KindSwatch kind={kind} step={3} />
            <span className="figures">{say(`total.${kind}`, { count: fixed(heat.totals[kind] ?? 0, 0) })}</span>
          </li>
        ))}
      </ul>
      <p className={legend.legendTitle}>{say('steps')}</p>
      <ul className={classes.steps}>
        {HEAT_STEPS.map((step) => (
          <li key={step}>
            <KindSwatch kind={heat.what} step={step} />
            <span className="figures">
              <StepWords step={step} />
            </span>
          </li>
        ))}
      </ul>
      <Notes heat={heat} />
    </section>
  )
}

function StepWords({ step }: { readonly step: number }) {
  const say = useHeatWords()
  const { from, to } = boundsOfStep(step)
  return <>{to === null ? say('step.last', { from }) : say('step.range', { from, to })}</>
}

function KindSwatch({ kind, step }: { readonly kind: HeatKind; readonly step: number }) {
  const { shades, hatch } = HEAT_LOOKS[kind]
  const fill = shades[step] ?? PALETTE.muted
  return <AreaSwatch fill={fill} stroke={hatch && step <= 2 ? PALETTE.ink : PALETTE.paper} hatch={hatch} />
}

function Notes({ heat }: { readonly heat: Heat }) {
  const say = useHeatWords()
  const { edge } = useHeatNames()
  const { view, what, today, until, noSite, withheld, least, madeAt, features } = heat
  const missing = noSite[what]
  const [finest] = features.map(({ properties }) => properties.edgeM).toSorted((a, b) => a - b)
  const day = { from: printedDay(today), to: printedDay(until), day: printedDay(today) }
  return (
    <div className={legend.notes}>
      <p>{say(what === 'late' ? 'lateOn' : 'until', day)}</p>
      {what === 'soon' && <p>{say('hatched')}</p>}
      {missing !== 0 && <p>{missing === null ? say('noSiteFew') : say('noSite', { count: fixed(missing, 0) })}</p>}
      {withheld !== 0 && (
        <p>{withheld === null ? say('withheldFew') : say('withheld', { count: fixed(withheld, 0) })}</p>
      )}
      <p>
        {view === 'public'
          ? say('public', { least: least ?? '', at: madeAt ? printedInstant(madeAt) : '' })
          : say('live')}
      </p>
      {finest !== undefined && (
        <details>
          <summary>{say('hexagons')}</summary>
          <p>{say('edge', { edge: edge(finest) })}</p>
          {new Set(features.map(({ properties }) => properties.legal.srid)).size > 1 && <p>{say('zones')}</p>}
        </details>
      )}
    </div>
  )
}
