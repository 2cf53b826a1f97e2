import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Outage, OutageEntered } from '../../../../api/contract/calendar.ts'
import { printedInstant } from '../../../text/figures.ts'
import { useCalendarWords } from '../../../text/useCalendarWords.ts'
import { useWords } from '../../../text/words.ts'
import { Notice } from '../../../ui/Notice.tsx'
import tables from '../../../ui/table.module.css'
import work from '../work.module.css'
import { EndOutage } from './EndOutage.tsx'
import { EnterOutage } from './EnterOutage.tsx'

type OutagesProps = { readonly year: number; readonly outages: readonly Outage[] }

/** Interruptions of the service, each with its certificate. */
export function Outages({ year, outages }: OutagesProps) {
  const say = useCalendarWords()
  const { say: sentence } = useWords()
  const [entering, setEntering] = useState(false)
  const [ending, setEnding] = useState<Outage | null>(null)
  const [done, setDone] = useState<OutageEntered | null>(null)
  const finish = (entered: OutageEntered) => {
    setDone(entered)
    setEntering(false)
    setEnding(null)
  }
  return (
    <section className={work.group} aria-labelledby="outages">
      <div className={work.head}>
        <h2 id="outages">{say('outages')}</h2>
        {!entering && (
          <Button size="md" variant="default" onClick={() => setEntering(true)}>
            {say('enterOutage')}
          </Button>
        )}
      </div>
      <p className={work.intro}>{say('outagesIntro')}</p>
      {done && <Notice role="status">{sentence(done.said)}</Notice>}
      {entering && <EnterOutage onEntered={finish} onClose={() => setEntering(false)} />}
      {outages.length === 0 && <p>{say('noOutage', { year })}</p>}
      {outages.length > 0 && <OutageTable outages={outages} onEnd={setEnding} />}
      {ending && <EndOutage outage={ending} onEnded={finish} onClose={() => setEnding(null)} />}
    </section>
  )
}

type OutageTableProps = { readonly outages: readonly Outage[]; readonly onEnd: (outage: Outage) => void }

function OutageTable({ outages, onEnd }: OutageTableProps) {
  const say = useCalendarWords()
  return (
    <table className={tables.table} data-stacks>
      <thead>
        <tr>
          <th scope="col">{say('certificate')}</th>
          <th scope="col">{say('from')}</th>
          <th scope="col">{say('to')}</th>
        </tr>
      </thead>
      <tbody>
        {outages.map((outage) => (
          <tr key={outage.id}>
            <th scope="row">
              <bdi>{outage.certificate}</bdi>
            </th>
            <td data-label={say('from')} className="figures">
              <bdi>{printedInstant(outage.from)}</bdi>
            </td>
            <td data-label={say('to')} className="figures">
              {outage.to ? (
                <bdi>{printedInstant(outage.to)}</bdi>
              ) : (
                <>
                  {say('running')}{' '}
                  <Button
                    variant="default"
                    aria-label={say('endOutageOf', { certificate: outage.certificate })}
                    onClick={() => onEnd(outage)}
                  >
                    {say('endOutage')}
                  </Button>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
