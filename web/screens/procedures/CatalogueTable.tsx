import { Link } from '@tanstack/react-router'
import type { ProcedureSummary } from '../../../api/contract/procedures/versions.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import { useWords } from '../../text/words.ts'
import tables from '../../ui/table.module.css'
import { WholeDelay } from './DelayText.tsx'
import classes from './procedures.module.css'
import { SilenceEffect } from './Silence.tsx'

type CatalogueTableProps = {
  readonly name: string
  readonly procedures: readonly ProcedureSummary[]
  readonly on: string | undefined
}

/** Procedures of one family: what it is, who files it, how long it may take, and what a silence is worth. */
export function CatalogueTable({ name, procedures, on }: CatalogueTableProps) {
  const say = useProcedureWords()
  return (
    <table className={`${tables.table} ${classes.catalogue}`} data-stacks aria-label={name}>
      <thead>
        <tr>
          <th scope="col">{say('name')}</th>
          <th scope="col">{say('whoFiles')}</th>
          <th scope="col">{say('delay')}</th>
          <th scope="col">{say('silenceColumn')}</th>
        </tr>
      </thead>
      <tbody>
        {procedures.map((procedure) => (
          <ProcedureRow key={procedure.code} procedure={procedure} on={on} />
        ))}
      </tbody>
    </table>
  )
}

function ProcedureRow({ procedure, on }: { readonly procedure: ProcedureSummary; readonly on: string | undefined }) {
  const say = useProcedureWords()
  const { nameOf, say: sentence } = useWords()
  const { code, purpose, filers, delays, silence } = procedure
  return (
    <tr>
      <th scope="row">
        <Link to="/demarches/$code" params={{ code }} search={on === undefined ? {} : { on }}>
          {nameOf(procedure)}
        </Link>
        <p className={classes.purpose}>{sentence(purpose)}</p>
      </th>
      <td data-label={say('whoFiles')}>{filers.map((filer) => say(`filers.${filer}`)).join(' · ')}</td>
      <td data-label={say('delay')}>
        <WholeDelay delays={delays} />
      </td>
      <td data-label={say('silenceColumn')}>
        <SilenceEffect effect={silence} />
      </td>
    </tr>
  )
}
