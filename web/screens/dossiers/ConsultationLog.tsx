import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import { problemOf } from '../../api/problem.ts'
import { useSession } from '../../session/session.ts'
import { printedInstant } from '../../text/figures.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import paper from './consultations.module.css'
import { useConsultations } from './dossierQueries.ts'
import classes from './dossiers.module.css'
import { SittingTable } from './SittingTable.tsx'
import { consultationsShown, sittingsOf } from './sittings.ts'

/** Who consulted the dossier, and when: person, body and role, instant, what. Printable as it is filtered. */
export function ConsultationLog({ dossier }: { readonly dossier: DossierAnswer }) {
  const say = useDossierWords()
  const log = useConsultations(dossier.id)
  const me = useSession().data?.person?.id ?? null
  const [filter, setFilter] = useState<Filter>({ q: '', mine: false })
  const all = log.data?.pages.flatMap(({ events }) => events) ?? []
  const shown = sittingsOf(consultationsShown(all, { q: filter.q, without: filter.mine ? null : me }))
  const [newest] = all
  return (
    <section className={classes.section}>
      <h2>{say('consultations.heading')}</h2>
      <p className={classes.hint}>{say('consultations.intro')}</p>
      {log.error && <ProblemReport problem={problemOf(log.error)} onRetry={() => void log.refetch()} />}
      {log.isPending && <Waiting lines={[44, 40, 40, 40]} />}
      {log.data && all.length === 0 && <p>{say('consultations.none')}</p>}
      {newest && (
        <>
          <LogTools filter={filter} onFilter={setFilter} />
          <p className="on-paper">
            {dossier.title}. {say('consultations.printedOn', { id: dossier.id, date: printedInstant(newest.at) })}
          </p>
          <p role="status" className={classes.hint}>
            {shown.length > 0
              ? say('consultations.shownCount', { count: shown.length })
              : say(filter.q === '' ? 'consultations.onlyMine' : 'consultations.noneFiltered')}
          </p>
          {shown.length > 0 && <SittingTable sittings={shown} me={me} />}
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

type Filter = { readonly q: string; readonly mine: boolean }
type LogToolsProps = { readonly filter: Filter; readonly onFilter: (filter: Filter) => void }

function LogTools({ filter, onFilter }: LogToolsProps) {
  const say = useDossierWords()
  return (
    <>
      <div className={classes.filters}>
        <TextInput
          size="md"
          type="search"
          label={say('consultations.filter')}
          value={filter.q}
          onChange={(event) => onFilter({ ...filter, q: event.currentTarget.value })}
        />
        <Button variant="default" size="md" onClick={() => window.print()}>
          {say('consultations.print')}
        </Button>
      </div>
      <Checkbox
        size="md"
        className={paper.onScreen ?? ''}
        label={say('consultations.mine')}
        checked={filter.mine}
        onChange={(event) => onFilter({ ...filter, mine: event.currentTarget.checked })}
      />
    </>
  )
}
