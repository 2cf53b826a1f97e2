import { sql } from 'kysely'
import { stepsOf } from '../../../seeds/demonstration/lives/course.ts'
import { CATALOGUE } from '../../../seeds/procedures/catalogue.ts'
import { DOSSIER_STATES, type DossierState } from '../../contract/policy/roles.ts'
import type { Step } from '../../contract/procedures/steps.ts'
import type { Transition } from '../../contract/procedures/transitions.ts'
import type { Stage } from './stage.ts'

export type CensusRow = Readonly<Record<DossierState, number>> & {
  readonly procedure: string
  readonly dossiers: number
}

export type Census = {
  readonly rows: readonly CensusRow[]
  /** How many dossiers something happened to, and how many go on from another. */
  readonly happened: readonly { readonly what: string; readonly dossiers: number }[]
  /** `procedure step` of the catalogue at which no dossier stands. */
  readonly unseen: readonly string[]
}

type Where = Pick<Stage, 'owner'>

/** How many dossiers of each procedure stand in each state, what happened to them, and what nothing shows. */
export const census = async (where: Where): Promise<Census> => ({
  rows: await byProcedure(where),
  happened: await whatHappened(where),
  unseen: await unseen(where),
})

/** Procedures in the order of the register. */
async function byProcedure({ owner }: Where): Promise<readonly CensusRow[]> {
  const states = DOSSIER_STATES.map((state) => sql`count(*) filter (where d.state = ${state}) as ${sql.ref(state)}`)
  const { rows } = await sql<CensusRow>`
    select coalesce(v.code, '-') as procedure, ${sql.join(states)}, count(*) as dossiers
    from dossier d left join procedure_version v on v.id = d.procedure_version_id
    group by 1, v.definition ->> 'family', v.definition ->> 'number'
    order by v.definition ->> 'family' desc nulls last, substr(v.definition ->> 'number', 2)::integer, 1`.execute(owner)
  return rows
}

const TOLD: Readonly<Partial<Record<Transition, string>>> = {
  refuse_admission: 'refused admission',
  ask_complement: 'asked a complement',
  ask_modification: 'asked to be modified',
  extend: 'extended',
  refuse: 'refused',
  attest_silence: 'granted by silence',
  record_lapse: 'lapsed',
  withdraw: 'withdrawn',
}

async function whatHappened({ owner }: Where): Promise<Census['happened']> {
  const { rows } = await sql<{ event: Transition; dossiers: number }>`
    select event, count(distinct dossier_id) as dossiers from dossier_event
    where event = any (${Object.keys(TOLD)}::text[]) group by 1 order by 2 desc`.execute(owner)
  const { rows: linked } = await sql<{ dossiers: number }>`
    select count(*) as dossiers from dossier where follows is not null`.execute(owner)
  const events = rows.map(({ event, dossiers }) => ({ what: TOLD[event] ?? event, dossiers }))
  return [...events, { what: 'going on from another', dossiers: linked[0]?.dossiers ?? 0 }]
}

async function unseen({ owner }: Where): Promise<string[]> {
  const { rows } = await sql<{ code: string; step: Step }>`
    select distinct v.code, d.step from dossier d join procedure_version v on v.id = d.procedure_version_id`.execute(
    owner,
  )
  const seen = new Set(rows.map(({ code, step }) => `${code} ${step}`))
  return CATALOGUE.filter(({ validTo }) => validTo === null)
    .flatMap(({ definition }) => stepsOf(definition).map((step) => `${definition.code} ${step}`))
    .filter((one) => !seen.has(one))
}

/** The same as text: a table with its sums, and what it cannot tell. */
export function censusTable({ rows, happened, unseen: never }: Census): string {
  const sums = [...DOSSIER_STATES, 'dossiers' as const].map((column) => rows.reduce((sum, row) => sum + row[column], 0))
  const body = rows.map((row) => [row.procedure, ...DOSSIER_STATES.map((state) => row[state]), row.dossiers])
  const lines = [['procedure', ...DOSSIER_STATES, 'dossiers'], ...body, ['', ...sums]]
  const table = lines.map(([first = '', ...rest]) =>
    [String(first).padEnd(22), ...rest.map((cell) => String(cell).padStart(9))].join(''),
  )
  return [
    ...table,
    '',
    ...happened.map(({ what, dossiers }) => `${String(dossiers).padStart(6)} ${what}`),
    '',
    never.length > 0
      ? `no dossier stands at: ${never.join(', ')}`
      : 'every procedure is seen at every step it leads to',
  ].join('\n')
}
