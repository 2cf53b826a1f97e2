import { Link } from '@tanstack/react-router'
import { memo, useEffect, useRef } from 'react'
import type { DossierSummary } from '../../../api/contract/dossiers.ts'
import { printedDay } from '../../text/figures.ts'
import { useDossierWords } from '../../text/useDossierWords.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import { useTradeWords } from '../../text/useTradeWords.ts'
import { useWords } from '../../text/words.ts'
import tables from '../../ui/table.module.css'
import type { QueueSearch, Sort } from './dossierSearch.ts'
import classes from './dossiers.module.css'
import { orderOf, sortedBy } from './queue.ts'

type DossierTableProps = {
  readonly caption: string
  readonly dossiers: readonly DossierSummary[]
  /** What the list is filtered and sorted by: a dossier opened from it keeps its queue. */
  readonly search: QueueSearch
  readonly onSort: (sort: Sort) => void
  /** The row the keys are on. */
  readonly at: number | null
}

const COLUMNS = ['title', 'commune', 'created'] as const
const HEADS = { title: 'dossiers.name', commune: 'dossiers.commune', created: 'dossiers.created' } as const

/** Dossiers as rows; three columns sort. */
export function DossierTable({ caption, dossiers, search, onSort, at }: DossierTableProps) {
  const say = useDossierWords()
  const sort = search.sort ?? 'newest'
  const { state, q } = search
  return (
    <table className={tables.table} data-stacks aria-label={caption}>
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
          <th scope="col">{say('dossiers.step')}</th>
          <th scope="col">{say('dossiers.holder')}</th>
          <th scope="col">{say('dossiers.due')}</th>
          <th scope="col">{say('dossiers.part')}</th>
        </tr>
      </thead>
      <tbody>
        {dossiers.map((dossier, index) => (
          <DossierRow key={dossier.id} dossier={dossier} here={index === at} state={state} sort={search.sort} q={q} />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = QueueSearch & {
  readonly dossier: DossierSummary
  readonly here: boolean
}

/** Drawn anew only when it changed: a list may have thousands. */
const DossierRow = memo(function DossierRow({ dossier, here, state, sort, q }: RowProps) {
  const say = useDossierWords()
  const trade = useTradeWords()
  const sayLaw = useProcedureWords()
  const { nameOf, listed } = useWords()
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (here) link.current?.focus()
  }, [here])
  const parts = listed(dossier.myParts.map((part) => trade(`parts.${part}`)))
  return (
    <tr data-here={here || undefined}>
      <th scope="row">
        <Link ref={link} to="/dossiers/$id" params={{ id: dossier.id }} search={{ state, sort, q }}>
          <bdi>{dossier.title}</bdi>
        </Link>
        {dossier.number && (
          <small className="figures">
            {' '}
            <bdi>{dossier.number}</bdi>
          </small>
        )}
      </th>
      <td data-label={say('dossiers.commune')}>{nameOf(dossier.commune)}</td>
      <td data-label={say('dossiers.created')} className="figures">
        <bdi>{printedDay(dossier.createdAt)}</bdi>
      </td>
      <td data-label={say('dossiers.step')}>
        {sayLaw(`steps.${dossier.step}`)}
        {dossier.leadsDraft && (
          <Link
            className={classes.file}
            to="/dossiers/$id/depot"
            params={{ id: dossier.id }}
            search={{}}
            aria-label={say('dossiers.fileOf', { title: dossier.title })}
          >
            {say('dossiers.file')}
          </Link>
        )}
      </td>
      <td data-label={say('dossiers.holder')}>{sayLaw(`holders.${dossier.holder}`)}</td>
      <td data-label={say('dossiers.due')} className="figures">
        {dossier.due && <bdi>{printedDay(dossier.due)}</bdi>}
      </td>
      <td data-label={say('dossiers.part')}>{parts}</td>
    </tr>
  )
})
