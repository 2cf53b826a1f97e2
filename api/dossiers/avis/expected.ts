import { type Kysely, sql } from 'kysely'
import type { z } from 'zod'
import { asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { ExpectedAnswer, ExpectedAvis, expectedQuery } from '../../contract/avis/expected.ts'
import { AVIS_GIVERS } from '../../contract/policy/policy.ts'
import type { Role } from '../../contract/policy/roles.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { OPEN_TO_AVIS } from './steps.ts'

const MOST = 200
type Wanted = z.infer<typeof expectedQuery>
type Row = Omit<ExpectedAvis, 'askedAt'> & { readonly askedAt: Date; readonly total: number }
const GUICHET: readonly Role[] = ['guichet']

/**
 * The bodies that owe an avis in the present round, the nearest last day first: those the asker gives avis for, where they
 * are in charge, or all of them on the territory of their guichet.
 */
export const expectedAvis = (deps: Pick<Deps, 'db' | 'clock'>, asker: Asker, wanted: Wanted): Promise<ExpectedAnswer> =>
  asActor(deps, asker.actor, async (transaction) => {
    const roles: readonly Role[] = wanted.list === 'mine' ? AVIS_GIVERS : GUICHET
    const reach = asker.actor.mandates.filter(
      ({ role, official }) => roles.includes(role) && reachable(official, asker),
    )
    const asked = { ...wanted, today: deps.clock.today(), reach }
    const [rows, bodies] = [await owed(transaction, asked), await owing(transaction, asked)]
    return {
      expected: rows.map(({ total, askedAt, ...row }) => ({ ...row, askedAt: askedAt.toISOString() })),
      total: rows[0]?.total ?? 0,
      bodies,
    }
  })

/** An official's mandate sleeps until a second factor is proved. */
const reachable = (official: boolean, { actor }: Asker) => !official || actor.secondFactor

type Asked = Wanted & { readonly today: string; readonly reach: Asker['actor']['mandates'] }

/** `c` a body that owes its avis of `d`, within what the mandates reach. */
function silent({ list, reach, late, today }: Asked) {
  const mandates = JSON.stringify(reach.map(({ bodyId, territories }) => ({ bodyId, territories })))
  const own = list === 'mine' ? sql`and (m ->> 'bodyId')::uuid = c.body_id` : sql``
  return sql`
    from consulted_body c join dossier d on d.id = c.dossier_id join body b on b.id = c.body_id
      join commune k on k.code = d.commune_code
      left join lateral (select a.opinion, a.until_day from avis a where a.consulted_body_id = c.id
        order by a.version desc limit 1) a on true
      left join dossier_deadline x on x.dossier_id = d.id and x.stage = 'avis' and not x.assumed
    where c.asked_at is not null and c.removed_at is null and (a.opinion is null or a.opinion = 'postponed')
      and d.state in ('filed', 'examined') and d.step = any (${[...OPEN_TO_AVIS]}::text[])
      and c.round = (select max(o.round) from consulted_body o where o.dossier_id = d.id)
      and exists (select from jsonb_array_elements(${mandates}::jsonb) m
        where d.territory && array(select jsonb_array_elements_text(m -> 'territories')) ${own})
      ${late ? sql`and x.due_day < ${today}::date` : sql``}`
}

async function owed(db: Kysely<Database>, asked: Asked): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select json_build_object('id', d.id, 'number', coalesce(d.number, ''), 'title', d.title) as dossier,
      json_build_object('code', k.code, 'nameFr', k.name_fr, 'nameAr', k.name_ar) as commune,
      json_build_object('id', b.id, 'kind', b.kind, 'nameFr', b.name_fr, 'nameAr', b.name_ar) as body,
      c.binding, c.asked_at as "askedAt", x.due_day::text as due, (x.due_day - ${asked.today}::date)::integer as left,
      a.until_day::text as "postponedUntil", (count(*) over ())::integer as total
    ${silent(asked)} ${asked.bodyId ? sql`and c.body_id = ${asked.bodyId}::uuid` : sql``}
    order by x.due_day nulls last, c.asked_at, c.id limit ${MOST}`.execute(db)
  return rows
}

async function owing(db: Kysely<Database>, asked: Asked): Promise<ExpectedAnswer['bodies']> {
  const { rows } = await sql<ExpectedAnswer['bodies'][number]>`
    select b.id, b.name_fr as "nameFr", b.name_ar as "nameAr", count(*)::integer as count
    ${silent(asked)} group by b.id order by count(*) desc, b.name_fr`.execute(db)
  return rows
}
