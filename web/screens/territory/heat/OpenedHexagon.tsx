import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { HeatDossier } from '../../../../api/contract/performance/heat.ts'
import { problemOf } from '../../../api/problem.ts'
import { printedDay } from '../../../text/figures.ts'
import { useHeatWords } from '../../../text/useHeatWords.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { useWords } from '../../../text/words.ts'
import { UrgencyMark } from '../../../ui/UrgencyMark.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import place from '../place.module.css'
import territory from '../territory.module.css'
import classes from './heat.module.css'
import type { HeatView } from './useHeatView.ts'

/** The dossiers of the hexagon that is open, with the way to each. */
export function OpenedHexagon({ view }: { readonly view: HeatView }) {
  const say = useHeatWords()
  const { hexagon, dossiers, asked, change } = view
  const heading = useRef<HTMLHeadingElement>(null)
  const arrived = useRef(hexagon)
  useEffect(() => {
    // What the address brought along is read in its turn; what was just pressed is what comes next.
    if (hexagon !== undefined && hexagon !== arrived.current) heading.current?.focus()
    arrived.current = hexagon
  }, [hexagon])
  if (hexagon === undefined) return null
  const found = dossiers.data?.pages.flatMap((page) => page.dossiers)
  return (
    <section className={place.sheet} aria-label={say('opened')}>
      <h2 ref={heading} tabIndex={-1}>
        {say('opened')}
      </h2>
      <button
        type="button"
        className={place.close}
        aria-label={say('close')}
        onClick={() => change({ hexagon: undefined })}
      >
        ×
      </button>
      {dossiers.error && <ProblemReport problem={problemOf(dossiers.error)} onRetry={() => void dossiers.refetch()} />}
      {!found && !dossiers.error && <Waiting lines={[44, 44, 44]} />}
      {found?.length === 0 && <p>{say('openedNone')}</p>}
      <ul className={classes.dossiers}>
        {found?.map((dossier) => (
          <OneDossier key={dossier.id} dossier={dossier} what={asked.what} />
        ))}
      </ul>
      {dossiers.hasNextPage && (
        <button type="button" className={territory.link} onClick={() => void dossiers.fetchNextPage()}>
          {say('more')}
        </button>
      )}
    </section>
  )
}

function OneDossier({ dossier, what }: { readonly dossier: HeatDossier; readonly what: 'late' | 'soon' }) {
  const say = useHeatWords()
  const sayLaw = useProcedureWords()
  const { nameOf } = useWords()
  const { id, number, title, commune, due, holder } = dossier
  return (
    <li>
      <UrgencyMark urgency={what} />
      <span>
        <Link to="/dossiers/$id" params={{ id }}>
          <bdi>{number ?? title}</bdi>
        </Link>
        <span className={territory.quiet}>
          <bdi>{title}</bdi> · {nameOf(commune)} · {say('due', { date: printedDay(due) })} ·{' '}
          {sayLaw(`holders.${holder}`)}
        </span>
      </span>
    </li>
  )
}
