import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { DossierSummary } from '../../../api/contract/dossiers.ts'
import { printedDay } from '../../text/figures.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { useTradeWords } from '../../text/useTradeWords.ts'
import { useWords } from '../../text/words.ts'
import tables from '../../ui/table.module.css'
import type { Sort } from './dossierSearch.ts'
import { orderOf, sortedBy } from './queue.ts'
import { StateBadge } from './StateBadge.tsx'

type DossierTableProps = {
  readonly caption: string
  readonly dossiers: readonly DossierSummary[]
  readonly sort: Sort
  readonly onSort: (sort: Sort) => void
  /** The row the keys are on. */
  readonly at: number | null
}

const COLUMNS = ['title', 'commune', 'created'] as const
const HEADS = { title: 'dossiers.name', commune: 'dossiers.commune', created: 'dossiers.created' } as const

/** Dossiers as rows; three columns sort. */
export function DossierTable({ caption, dossiers, sort, onSort, at }: DossierTableProps) {
  const say = useDossierWords()
  return (
    <table className={tables.table} data-stacks>
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" aria-sort={orderOf(column, sort)}>
              <button
                type="button"
                className={tables.sort}
                title={say('dossiers.sortBy', { column: say(HEADS[column]) })}
                onClick={() => onSort(sortedBy(column, sort))}
              >
                {say(HEADS[column])}
              </button>
            </th>
          ))}
          <th scope="col">{say('dossiers.state')}</th>
          <th scope="col">{say('dossiers.part')}</th>
        </tr>
      </thead>
      <tbody>
        {dossiers.map((dossier, index) => (
          <DossierRow key={dossier.id} dossier={dossier} here={index === at} />
        ))}
      </tbody>
    </table>
  )
}

function DossierRow({ dossier, here }: { readonly dossier: DossierSummary; readonly here: boolean }) {
  const say = useDossierWords()
  const trade = useTradeWords()
  const { nameOf } = useWords()
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (here) link.current?.focus()
  }, [here])
  const parts = dossier.myParts.map((part) => trade(`parts.${part}`)).join(', ')
  return (
    <tr data-here={here || undefined}>
      <th scope="row">
        <Link ref={link} to="/dossiers/$id" params={{ id: dossier.id }}>
          <bdi>{dossier.title}</bdi>
        </Link>
      </th>
      <td data-label={say('dossiers.commune')}>{nameOf(dossier.commune)}</td>
      <td data-label={say('dossiers.created')} className="figures">
        <bdi>{printedDay(dossier.createdAt)}</bdi>
      </td>
      <td>
        <StateBadge state={dossier.state} />
      </td>
      <td data-label={say('dossiers.part')}>{parts || say('dossiers.reader')}</td>
    </tr>
  )
}
