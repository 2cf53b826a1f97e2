import { NativeSelect } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { isLegalSrid, LEGAL_ZONES, type LegalSrid } from '../../../../spatial/crs/legalZones.ts'
import { problemOf } from '../../../api/problem.ts'
import { fixed, printedInstant } from '../../../text/figures.ts'
import { useBatchWords } from '../../../text/useBatchWords.ts'
import { useWords } from '../../../text/words.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import forms from '../../../ui/form.module.css'
import { Notice } from '../../../ui/Notice.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { AdministrationSection } from '../../administration/AdministrationSection.tsx'
import { DropFiles } from '../../administration/backlog/DropFiles.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { Refused } from '../../frame/Refused.tsx'
import { useTitle } from '../../frame/useTitle.ts'
import plans from '../../plans/plans.module.css'
import { useBatches, useGiveBatch } from './batchQueries.ts'

/** The file of footprints is given; those that were given before are listed. */
export function GiveBatchScreen() {
  const say = useBatchWords()
  useTitle(say('title'))
  return (
    <main id="content" className={plans.page} tabIndex={-1}>
      <AdministrationSection needs={['servitudes.edit']}>
        {() => (
          <>
            <GiveBatch />
            <Batches />
          </>
        )}
      </AdministrationSection>
    </main>
  )
}

function GiveBatch() {
  const say = useBatchWords()
  const { nameOf } = useWords()
  const navigate = useNavigate()
  const giving = useGiveBatch()
  const [srid, setSrid] = useState<LegalSrid | null>(null)
  const once = useRef(crypto.randomUUID())
  const give = ([file]: readonly File[]) => {
    if (!file) return
    const given = { file, srid, onceKey: once.current }
    giving.mutate(given, {
      onSuccess: ({ id }) => void navigate({ to: '/servitudes/import/$id', params: { id } }),
      onError: () => {
        once.current = crypto.randomUUID()
      },
    })
  }
  return (
    <div className={forms.form}>
      <h1>{say('title')}</h1>
      <p>{say('intro')}</p>
      <NativeSelect
        size="md"
        label={say('srid')}
        value={String(srid ?? '')}
        data={[
          { value: '', label: say('sridSaid') },
          ...LEGAL_ZONES.map((zone) => ({ value: String(zone.srid), label: nameOf(zone) })),
        ]}
        onChange={({ currentTarget }) => {
          const chosen = Number(currentTarget.value)
          setSrid(isLegalSrid(chosen) ? chosen : null)
        }}
      />
      <DropFiles
        label={say('file')}
        text={say('text')}
        choose={say('choose')}
        hint={say('hint')}
        accept=".zip,.geojson,.json,.gpkg,.dxf"
        busy={giving.isPending}
        onFiles={give}
      />
      {giving.isPending && <Notice role="status">{say('reading')}</Notice>}
      <Refused error={giving.error} />
    </div>
  )
}

function Batches() {
  const say = useBatchWords()
  const { data, error, isPending, refetch } = useBatches()
  return (
    <section className={plans.part}>
      <h2>{say('batchesAll')}</h2>
      {isPending && <Waiting lines={[44, 44]} />}
      {error && <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />}
      {data?.batches.length === 0 && <EmptyState level={2} title={say('noBatch')} text={say('noBatchText')} />}
      <ul className={plans.list}>
        {data?.batches.map(({ id, state, fileName, source, shapes, created }) => (
          <li key={id} className={plans.finding}>
            <div className={plans.row}>
              <Link to="/servitudes/import/$id" params={{ id }}>
                <bdi>{source ?? fileName}</bdi>
              </Link>
              <StatusBadge tone={state === 'adopted' ? 'good' : state === 'discarded' ? 'waiting' : 'attention'}>
                {say(`states.${state}`)}
              </StatusBadge>
            </div>
            <small className={plans.under}>
              {say('line', { shapes: fixed(shapes, 0), at: printedInstant(created.at) })}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}
