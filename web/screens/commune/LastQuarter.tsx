import type { TerritorySeries } from '../../../api/contract/performance/performance.ts'
import { useCommuneWords } from '../../text/useCommuneWords.ts'
import { useFigureWords } from '../territory/useFigureWords.ts'
import { BodyLoad } from './BodyLoad.tsx'
import classes from './commune.module.css'
import { ReasonTable } from './ReasonTable.tsx'

type SeriesProps = { readonly series: TerritorySeries }

/** What only the last quarter of a series tells: the age of what is open, reasons, and the load of bodies. */
export const LastQuarter = ({ series }: SeriesProps) => (
  <>
    <Ages series={series} />
    <ReasonTable series={series} />
    <BodyLoad series={series} />
  </>
)

/** Bars beside their figures: the longest is the commonest age. */
function Ages({ series: { ages, periods } }: SeriesProps) {
  const say = useCommuneWords()
  const words = useFigureWords()
  const period = words.period(periods.at(-1)?.code ?? '')
  const most = Math.max(...ages.map(({ n }) => n))
  if (most === 0) return null
  return (
    <>
      <h3>{say('ages', { period })}</h3>
      <ul className={classes.ages} aria-label={say('ages', { period })}>
        {ages.map(({ upTo, n }) => (
          <li key={upTo ?? 'beyond'}>
            <span>{upTo === null ? say('ageBeyond') : say('ageUpTo', { days: upTo })}</span>
            <span className={classes.bar} aria-hidden="true">
              <span style={{ inlineSize: `${(100 * n) / most}%` }} />
            </span>
            <b className="figures">{words.number(n, 'dossiers')}</b>
          </li>
        ))}
      </ul>
    </>
  )
}
