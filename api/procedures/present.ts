import type { Delay, ProcedureSummary, ProcedureVersionAnswer } from '../contract/procedures/versions.ts'
import type { VersionRow } from './queries.ts'

const delaysOf = ({ definition }: VersionRow): Delay[] =>
  definition.stages.map(({ track, code, term, rule }) => ({ track, stage: code, term, sureness: rule.sureness }))

export function summarise(row: VersionRow): ProcedureSummary {
  const { code, number, family, nameFr, nameAr, purpose, filers, geometry, flow, track, silence } = row.definition
  const { validFrom, validTo } = row
  const named = { code, number, family, nameFr, nameAr, purpose, filers, geometry, flow, track }
  return { ...named, validFrom, validTo, delays: delaysOf(row), silence: silence.effect }
}

export const presentVersion = (row: VersionRow, on: string): ProcedureVersionAnswer => ({
  id: row.id,
  on,
  validFrom: row.validFrom,
  validTo: row.validTo,
  definition: row.definition,
  tests: [...row.tests],
})
