import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import type { JournalEventAnswer } from '../../../api/contract/journal.ts'
import { problemOf } from '../../api/problem.ts'
import { printedInstant } from '../../text/figures.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { useTradeWords } from '../../text/useTradeWords.ts'
import { useWords } from '../../text/words.ts'
import { nameIn } from '../../ui/PersonName.tsx'
import tables from '../../ui/table.module.css'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { useActionName } from '../journal/useActionName.ts'
import { consultationsShown } from './consultationFilter.ts'
import { useConsultations } from './dossierQueries.ts'
import classes from './dossiers.module.css'

/** Who consulted the dossier, and when: person, body and role, instant, what. Printable as it is filtered. */
export function ConsultationLog({ dossier }: { readonly dossier: DossierAnswer }) {
  const say = useDossierWords()
  const log = useConsultations(dossier.id)
  const [q, setQ] = useState('')
  const all = log.data?.pages.flatMap(({ events }) => events) ?? []
  const shown = consultationsShown(all, q)
  return (
    <section className={classes.section}>
      <h2>{say('consultations.heading')}</h2>
      <p className={classes.hint}>{say('consultations.intro')}</p>
      {log.error && <ProblemReport problem={problemOf(log.error)} onRetry={() => void log.refetch()} />}
      {log.isPending && <Waiting lines={[44, 40, 40, 40]} />}
      {log.data && all.length === 0 && <p>{say('consultations.none')}</p>}
      {all.length > 0 && (
        <>
          <LogTools q={q} onFilter={setQ} />
          <p className="on-paper">
            {dossier.title}. {say('consultations.printedOn', { id: dossier.id, date: printedInstant(newest(all)) })}
          </p>
          <p role="status" className={classes.hint}>
            {shown.length === 0
              ? say('consultations.noneFiltered')
              : say('consultations.shownCount', { count: shown.length })}
          </p>
          {shown.length > 0 && <LogTable events={shown} />}
        </>
      )}
      {log.hasNextPage && (
        <Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {say('consultations.more')}
        </Button>
      )}
    </section>
  )
}

const newest = ([first]: readonly JournalEventAnswer[]): string => first?.at ?? ''

type LogToolsProps = { readonly q: string; readonly onFilter: (q: string) => void }

function LogTools({ q, onFilter }: LogToolsProps) {
  const say = useDossierWords()
  return (
    <div className={classes.filters}>
      <TextInput
        size="md"
        type="search"
        label={say('consultations.filter')}
        value={q}
        onChange={(event) => onFilter(event.currentTarget.value)}
      />
      <Button variant="default" size="md" onClick={() => window.print()}>
        {say('consultations.print')}
      </Button>
    </div>
  )
}

function LogTable({ events }: { readonly events: readonly JournalEventAnswer[] }) {
  const say = useDossierWords()
  return (
    <table className={`${tables.table} ${classes.log}`} data-stacks>
      <thead>
        <tr>
          <th scope="col">{say('consultations.who')}</th>
          <th scope="col">{say('consultations.body')}</th>
          <th scope="col">{say('consultations.when')}</th>
          <th scope="col">{say('consultations.what')}</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <LogRow key={event.id} event={event} />
        ))}
      </tbody>
    </table>
  )
}

function LogRow({ event: { person, acting, at, action, detail } }: { readonly event: JournalEventAnswer }) {
  const say = useDossierWords()
  const trade = useTradeWords()
  const { language, nameOf } = useWords()
  const what = useActionName()(action)
  const file = typeof detail.fileName === 'string' ? detail.fileName : null
  return (
    <tr>
      <th scope="row">
        <bdi>{person ? nameIn(language, person) : say('consultations.unknown')}</bdi>
      </th>
      <td data-label={say('consultations.body')}>
        {acting ? (
          <>
            {nameOf(acting.body)} · {trade(`roles.${acting.role}`)}
          </>
        ) : (
          say('consultations.participant')
        )}
      </td>
      <td data-label={say('consultations.when')} className="figures">
        <bdi>{printedInstant(at)}</bdi>
      </td>
      <td data-label={say('consultations.what')}>
        {what}
        {file && (
          <>
            {' '}
            <bdi>{file}</bdi>
          </>
        )}
      </td>
    </tr>
  )
}
