import { sql } from 'kysely'
import { DOSSIER_STATES, type DossierState } from '../../contract/policy/roles.ts'
import type { Stage } from './stage.ts'

export type CensusRow = Readonly<Record<DossierState, number>> & {
  readonly procedure: string
  readonly dossiers: number
}

/** How many dossiers of each procedure stand in each state, procedures in the order of the register. */
export async function census({ owner }: Pick<Stage, 'owner'>): Promise<readonly CensusRow[]> {
  const states = DOSSIER_STATES.map((state) => sql`count(*) filter (where d.state = ${state}) as ${sql.ref(state)}`)
  const { rows } = await sql<CensusRow>`
    select coalesce(v.code, '-') as procedure, ${sql.join(states)}, count(*) as dossiers
    from dossier d left join procedure_version v on v.id = d.procedure_version_id
    group by 1, v.definition ->> 'family', v.definition ->> 'number'
    order by v.definition ->> 'family' desc nulls last, substr(v.definition ->> 'number', 2)::integer, 1`.execute(owner)
  return rows
}

/** The same as a table of text, with its sums. */
export function censusTable(rows: readonly CensusRow[]): string {
  const sums = [...DOSSIER_STATES, 'dossiers' as const].map((column) => rows.reduce((sum, row) => sum + row[column], 0))
  const body = rows.map((row) => [row.procedure, ...DOSSIER_STATES.map((state) => row[state]), row.dossiers])
  const lines = [['procedure', ...DOSSIER_STATES, 'dossiers'], ...body, ['', ...sums]]
  return lines
    .map(([first = '', ...rest]) =>
      [String(first).padEnd(22), ...rest.map((cell) => String(cell).padStart(9))].join(''),
    )
    .join('\n')
}
