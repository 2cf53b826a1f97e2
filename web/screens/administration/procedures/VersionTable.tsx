import { Link } from '@tanstack/react-router'
import type { VersionLine, VersionState } from '../../../../api/contract/procedures/drafting.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useVersionWords } from '../../../text/useVersionWords.ts'
import { useWords } from '../../../text/words.ts'
import { nameIn } from '../../../ui/PersonName.tsx'
import { StatusBadge, type Tone } from '../../../ui/StatusBadge.tsx'
import tables from '../../../ui/table.module.css'
import { useDays } from './useDays.ts'

export const TONES: Readonly<Record<VersionState, Tone>> = { draft: 'waiting', checked: 'attention', published: 'good' }

export function VersionTable({ versions }: { readonly versions: readonly VersionLine[] }) {
  const say = useVersionWords()
  const title = useAdministrationWords()('administration.procedures')
  return (
    <table className={tables.table} data-stacks>
      <caption className="unseen">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{say('procedure')}</th>
          <th scope="col">{say('state')}</th>
          <th scope="col">{say('days')}</th>
          <th scope="col">{say('people')}</th>
        </tr>
      </thead>
      <tbody>
        {versions.map((version) => (
          <VersionRow key={version.id} version={version} />
        ))}
      </tbody>
    </table>
  )
}

function VersionRow({ version }: { readonly version: VersionLine }) {
  const say = useVersionWords()
  const { nameOf } = useWords()
  const days = useDays()
  const { id, number, state } = version
  return (
    <tr>
      <th scope="row">
        <Link to="/administration/demarches/$id" params={{ id }}>
          {nameOf(version)}
        </Link>{' '}
        <small>
          <bdi className="figures">{number}</bdi>
        </small>
      </th>
      <td>
        <StatusBadge tone={TONES[state]}>{say(`states.${state}`)}</StatusBadge>
      </td>
      <td data-label={say('days')} className="figures">
        {days(version)}
      </td>
      <td>
        <People version={version} />
      </td>
    </tr>
  )
}

export function People({ version: { proposedBy, publishedBy } }: { readonly version: VersionLine }) {
  const say = useVersionWords()
  const { language, listed } = useWords()
  if (!proposedBy) return <small>{say('bySeeds')}</small>
  const told = [say('proposedBy', { name: nameIn(language, proposedBy) })]
  if (publishedBy) told.push(say('publishedBy', { name: nameIn(language, publishedBy) }))
  return <>{listed(told)}</>
}
