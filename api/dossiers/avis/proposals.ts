import { type Kysely, sql } from 'kysely'
import type { RuleCode } from '../../../spatial/conformity/codes.ts'
import type { Asker } from '../../access/asker.ts'
import { personNamed } from '../../access/personNamed.ts'
import type { Proposal } from '../../contract/avis/proposals.ts'
import type { PersonName } from '../../contract/people.ts'
import type { Database } from '../../db/tables.ts'
import { Problem } from '../../http/problem.ts'
import { type Course, readCourse } from '../course/readCourse.ts'
import { journal, type Needs, withDossier } from '../withDossier.ts'
import type { ConsultedRow } from './queries.ts'

/** The rules that say « an avis is required », each in its own domain. */
const PROPOSING: readonly RuleCode[] = ['SERVITUDE_AVIS', 'LITTORAL', 'WATER_MARGIN']

export type ProposalRow = Omit<Proposal, 'settled'> & {
  readonly setAside: { readonly reason: string; readonly at: Date; readonly by: PersonName | null } | null
}

/**
 * The bodies that the dossier's report proposes to hear, each with what it found there: a servitude that requires an avis
 * and that the ground meets.
 */
export async function proposalsOf(db: Kysely<Database>, dossierId: string, round: number): Promise<ProposalRow[]> {
  const { rows } = await sql<Omit<ProposalRow, 'finding' | 'setAside'> & Flat>`
    select c ->> 'rule' as rule, c ->> 'subject' as subject, c ->> 'article' as article, c -> 'because' as because,
      s ->> 'body' as body, s ->> 'nameFr' as "nameFr", s ->> 'nameAr' as "nameAr", a.reason, a.at,
      ${personNamed('a.set_aside_by')} as by
    from dossier d join conformity_report r on r.id = d.report_id
      cross join lateral jsonb_array_elements(r.checks) c
      join lateral jsonb_array_elements(r.facts -> 'servitudes') s
        on s ->> 'effect' = 'requires_avis' and 'servitude:' || (s ->> 'servitudeId') = c ->> 'subject'
      left join proposal_set_aside a on a.dossier_id = d.id and a.round = ${round}
        and a.rule = c ->> 'rule' and a.subject = c ->> 'subject'
    where d.id = ${dossierId}::uuid and c ->> 'rule' = any (${[...PROPOSING]}::text[]) and c ->> 'verdict' <> 'compliant'
    order by 1, 2`.execute(db)
  return rows.map(({ rule, subject, reason, at, by, ...row }) => ({
    ...row,
    finding: { rule, subject },
    setAside: at && { reason: reason ?? '', at, by },
  }))
}

type Flat = {
  readonly rule: string
  readonly subject: string
  readonly reason: string | null
  readonly at: Date | null
  readonly by: PersonName | null
}

/** What became of a proposal: a body consulted for it, a reason to set it aside, or nothing yet. */
export function presentProposal({ setAside, ...row }: ProposalRow, live: readonly ConsultedRow[]): Proposal {
  const { rule, subject } = row.finding
  const consulted = live.find(({ finding }) => finding?.rule === rule && finding.subject === subject)
  if (consulted)
    return { ...row, settled: { how: 'consulted', bodyFr: consulted.body.nameFr, bodyAr: consulted.body.nameAr } }
  return { ...row, settled: setAside && { ...setAside, how: 'set_aside', at: setAside.at.toISOString() } }
}

type SettingAside = {
  readonly id: string
  readonly finding: { readonly rule: string; readonly subject: string }
  readonly reason: string
}

/** Sets a proposed body aside for this round, with a reason. @throws Problem the policy's shut door, INVALID_INPUT, PROPOSAL_SETTLED */
export const setAside = (deps: Needs, asker: Asker, { id, finding, reason }: SettingAside): Promise<Course> =>
  withDossier(deps, { asker, id, action: 'avis.ask' }, async (transaction, { row, allowed, at }) => {
    const { avis } = await readCourse(transaction, asker, row)
    const { rule, subject } = finding
    const found = avis.proposals.find((one) => one.finding.rule === rule && one.finding.subject === subject)
    if (!found) throw new Problem('INVALID_INPUT', { field: 'finding', data: { reason: 'proposed by no finding' } })
    const live = avis.bodies.filter(({ round, removed }) => round === avis.round && removed === null)
    if (presentProposal(found, live).settled) throw new Problem('PROPOSAL_SETTLED')
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('proposal_set_aside')
      .values({ dossier_id: id, round: avis.round, rule, subject, reason, set_aside_by: asker.actor.personId, at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    if (!numInsertedOrUpdatedRows) throw new Problem('PROPOSAL_SETTLED') // by somebody else, at this very instant
    const entry = { action: 'avis.set_aside', subject: { kind: 'dossier', id }, dossierId: id }
    const { mandateId } = allowed
    await journal(transaction, { asker, at }, { ...entry, mandateId, detail: { rule, subject } })
    return readCourse(transaction, asker, row)
  })
