import { fixed } from '../../text/figures.ts'
import { useDeskWords } from '../../text/useDeskWords.ts'
import { UrgencyMark } from '../../ui/UrgencyMark.tsx'
import classes from './deskMap.module.css'
import { URGENCIES } from './deskSearch.ts'

/** What the shapes say, and how many lie on the map: not known yet, or null when they could not be read. */
export function DeskLegend({ total }: { readonly total: number | null | undefined }) {
  const say = useDeskWords()
  return (
    <section className={classes.legend} aria-label={say('legend')}>
      <p role="status">
        {total === undefined
          ? say('legend')
          : total === null
            ? say('mapFailed')
            : say('mapTotal', { count: fixed(total, 0) })}
      </p>
      <ul>
        {URGENCIES.map((urgency) => (
          <li key={urgency}>
            <UrgencyMark urgency={urgency} /> {say(`urgencies.${urgency}`)}
          </li>
        ))}
        <li>
          <span className={classes.cluster} aria-hidden="true">
            12
          </span>{' '}
          {say('inCluster')}
        </li>
      </ul>
    </section>
  )
}
