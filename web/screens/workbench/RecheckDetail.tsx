import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { RecheckedAnswer, RecheckReadAnswer } from '../../../api/contract/plans/rechecks.ts'
import { problemOf } from '../../api/problem.ts'
import { rounded } from '../../text/figures.ts'
import { useWorkbenchWords } from '../../text/useWorkbenchWords.ts'
import { useWords } from '../../text/words.ts'
import tables from '../../ui/table.module.css'
import { VerdictBadge } from '../../ui/VerdictBadge.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { Refused } from '../frame/Refused.tsx'
import classes from './workbench.module.css'
import { useRecheck, useRechecked, useSeeRechecked } from './workbenchQueries.ts'

/** The dossiers of one re-check that say something else, and what the new version changes for the cadastre. */
export function RecheckDetail({ id }: { readonly id: string }) {
  const say = useWorkbenchWords()
  const recheck = useRecheck(id)
  const dossiers = useRechecked(id)
  const seeing = useSeeRechecked(id)
  const failed = [recheck, dossiers].find(({ error }) => error)
  if (failed) return <ProblemReport problem={problemOf(failed.error)} onRetry={() => void failed.refetch()} />
  if (!recheck.data || !dossiers.data) return <Waiting lines={[44, 44]} />
  const rows = dossiers.data.pages.flatMap((page) => page.dossiers)
  return (
    <div className={classes.detail}>
      <h3>{say('touched')}</h3>
      {seeing.error && <Refused error={seeing.error} />}
      {rows.length === 0 && <p>{say('touchedNone')}</p>}
      <ul className={classes.list}>
        {rows.map((row) => (
          <Touched
            key={row.dossierId}
            row={row}
            pending={seeing.isPending}
            onSee={() => seeing.mutate(row.dossierId)}
          />
        ))}
      </ul>
      {dossiers.hasNextPage && (
        <Button variant="default" size="sm" onClick={() => void dossiers.fetchNextPage()}>
          {say('more')}
        </Button>
      )}
      {recheck.data.zoneChanges.length > 0 && <ZoneChanges changes={recheck.data.zoneChanges} />}
    </div>
  )
}

type TouchedProps = { readonly row: RecheckedAnswer; readonly pending: boolean; readonly onSee: () => void }

function Touched({ row, pending, onSee }: TouchedProps) {
  const say = useWorkbenchWords()
  const { dossierId, number, title, former, latter, gained, lost, changed, refusal, maySee, seenAt } = row
  return (
    <li>
      <Link to="/instruction/$dossier" params={{ dossier: dossierId }} search={{ which: 'open', part: 'versions' }}>
        <bdi className="figures">{number}</bdi> <bdi>{title}</bdi>
      </Link>
      {former && latter && (
        <p className={classes.overall}>
          {say('before')} <VerdictBadge verdict={former.verdict} /> {say('after')}{' '}
          <VerdictBadge verdict={latter.verdict} />
        </p>
      )}
      <p className={classes.small}>
        {refusal
          ? say('refusedAs')
          : say('gainedLost', { gained: gained ?? 0, lost: lost ?? 0, changed: changed ?? 0 })}
        {seenAt && ` · ${say('seen')}`}
      </p>
      {maySee && (
        <Button variant="default" size="xs" disabled={pending} onClick={onSee}>
          {say('see')}
        </Button>
      )}
    </li>
  )
}

function ZoneChanges({ changes }: { readonly changes: RecheckReadAnswer['zoneChanges'] }) {
  const say = useWorkbenchWords()
  const { t } = useWords()
  return (
    <table className={tables.table} data-stacks>
      <caption>{say('zoneChanges')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('fromZone')}</th>
          <th scope="col">{say('toZone')}</th>
          <th scope="col">{say('parcels')}</th>
          <th scope="col">{t('units.m2')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ formerCode, latterCode, parcels, areaM2 }) => (
          <tr key={`${formerCode} ${latterCode}`}>
            <td>{formerCode ? <bdi>{formerCode}</bdi> : say('noZone')}</td>
            <td>{latterCode ? <bdi>{latterCode}</bdi> : say('noZone')}</td>
            <td className="figures">{rounded(parcels)}</td>
            <td className="figures">{rounded(areaM2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
