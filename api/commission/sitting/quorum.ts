import { type Kysely, sql } from 'kysely'
import { type Quorum, type QuorumLeast, quorumOf } from '../../contract/commission/quorum.ts'
import type { Rule } from '../../contract/procedures/definition.ts'
import type { Database } from '../../db/tables.ts'
import type { InvitedRow } from '../calling/invited.ts'
import { bodiesIn, type There } from './fold.ts'

export type QuorumRule = { readonly least: QuorumLeast; readonly rule: Rule }

/** The rule in force on a day. @throws Error when the dated configuration has none: a session cannot be counted */
export async function quorumRuleOn(db: Kysely<Database>, day: string): Promise<QuorumRule> {
  const { rows } = await sql<QuorumRule>`select least, rule from quorum_rule
    where valid_from <= ${day}::date and (valid_to is null or ${day}::date <= valid_to)
    order by valid_from desc limit 1`.execute(db)
  const [found] = rows
  if (!found) throw new Error(`no quorum rule is in force on ${day}`)
  return found
}

type Called = Pick<InvitedRow, 'capacity' | 'bodyId'>

/** Members alone count: neither a designer nor an observer (RGC13, articles 24 and 29). */
export const membersIn = (invited: readonly Called[]): ReadonlySet<string> =>
  new Set(invited.flatMap(({ capacity, bodyId }) => (capacity === 'member' && bodyId !== null ? [bodyId] : [])))

export const quorumAmong = ({ least }: QuorumRule, invited: readonly Called[], there: readonly There[]): Quorum =>
  quorumOf(least, membersIn(invited), bodiesIn(there))
