import { Link } from '@tanstack/react-router'
import type { BulletinDraft } from '../../../../api/contract/performance/bulletins.ts'
import { printedDay, printedInstant } from '../../../text/figures.ts'
import { useBulletinWords } from '../../../text/useBulletinWords.ts'
import { useWords } from '../../../text/words.ts'
import { nameIn } from '../../../ui/PersonName.tsx'
import { StatusBadge, type Tone } from '../../../ui/StatusBadge.tsx'
import tables from '../../../ui/table.module.css'
import { useQuarterName } from '../../statistics/useQuarterName.ts'
import { DraftDeeds } from './DraftDeeds.tsx'

const TONES: Readonly<Record<BulletinDraft['state'], Tone>> = {
  making: 'waiting',
  failed: 'fault',
  draft: 'attention',
  reviewed: 'attention',
  published: 'good',
  dropped: 'waiting',
}

export function DraftTable({ title, drafts }: { readonly title: string; readonly drafts: readonly BulletinDraft[] }) {
  const say = useBulletinWords()
  return (
    <table className={tables.table} data-stacks>
      <caption className="unseen">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{say('making.bulletin')}</th>
          <th scope="col">{say('making.state')}</th>
          <th scope="col">{say('making.people')}</th>
          <th scope="col">{say('making.actions')}</th>
        </tr>
      </thead>
      <tbody>
        {drafts.map((draft) => (
          <Line key={draft.id} draft={draft} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ draft }: { readonly draft: BulletinDraft }) {
  const say = useBulletinWords()
  const { say: told } = useWords()
  const quarterName = useQuarterName()
  const { quarter, edition, state, step, fault, asOf, figuresVersion, correction } = draft
  return (
    <tr>
      <th scope="row">
        {quarterName(quarter)}
        <br />
        <small>{say('list.edition', { n: edition })}</small>
        {correction && (
          <>
            <br />
            <small>{told(correction)}</small>
          </>
        )}
      </th>
      <td>
        <StatusBadge tone={TONES[state]}>{say(`making.states.${state}`)}</StatusBadge>
        {state === 'making' && <p role="status">{say(`making.steps.${step ?? 'waiting'}`)}</p>}
        {fault && <p>{say(`making.faults.${fault}`)}</p>}
        {asOf && (
          <>
            <br />
            <small>{say('making.figuresAsOf', { day: printedDay(asOf), version: figuresVersion ?? 0 })}</small>
          </>
        )}
      </td>
      <td>
        <People draft={draft} />
      </td>
      <td>
        {state === 'published' ? (
          <Link to="/bulletins/$quarter" params={{ quarter }} search={{ edition }}>
            {say('making.open')}
          </Link>
        ) : (
          <DraftDeeds draft={draft} />
        )}
      </td>
    </tr>
  )
}

function People({ draft }: { readonly draft: BulletinDraft }) {
  const say = useBulletinWords()
  const { language } = useWords()
  const deeds = [
    { deed: 'asked', by: draft.askedBy, at: draft.askedAt },
    { deed: 'reviewed', by: draft.reviewedBy, at: draft.reviewedAt },
    { deed: 'published', by: draft.publishedBy, at: draft.publishedAt },
    { deed: 'dropped', by: draft.droppedBy, at: draft.droppedAt },
  ] as const
  return (
    <>
      {deeds.map(
        ({ deed, by, at }) =>
          by &&
          at && (
            <div key={deed}>
              <small>{say(`making.${deed}`, { name: nameIn(language, by), at: printedInstant(at) })}</small>
            </div>
          ),
      )}
    </>
  )
}
