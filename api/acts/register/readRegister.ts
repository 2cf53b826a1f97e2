import { sql } from 'kysely'
import { type ActorTransaction, asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import type { ActRegister, RegisterLine } from '../../contract/actRegister.ts'
import type { Needs } from '../../dossiers/withDossier.ts'
import { Problem } from '../../http/problem.ts'
import { referenceOf } from '../facts.ts'
import { lastNumber, type RegisterPage, type RegisterRow, registerOf } from '../queries.ts'

type Unit = ActRegister['unit'] & { readonly path: string[] }

/**
 * One page of the register of a unit and a year: every number that was given, signed, void or being signed.
 * @throws Problem UNIT_UNKNOWN and the policy's shut door
 */
export const readRegister = (deps: Needs, asker: Asker, page: RegisterPage): Promise<ActRegister> =>
  asActor(deps, asker.actor, async (transaction) => {
    const { path, ...unit } = await unitOf(transaction, page.unit)
    authorise(asker.actor, 'act.register', { territory: path })
    const found = await registerOf(transaction, { ...page, limit: page.limit + 1 }, deps.clock.today())
    const shown = found.slice(0, page.limit)
    return {
      unit,
      year: page.year,
      lines: shown.map((row) => lineOf(row, page.year)),
      last: await lastNumber(transaction, page.unit, page.year),
      next: found.length > page.limit ? (shown.at(-1)?.number ?? null) : null,
    }
  })

/** A commune or an arrondissement, or a province for the attestations of its governor. */
async function unitOf(transaction: ActorTransaction, code: string): Promise<Unit> {
  const { rows } = await sql<Unit>`
    select c.code, c.name_fr as "nameFr", c.name_ar as "nameAr", territory_path(c.code) as path from commune c where c.code = ${code}
    union all
    select p.code, p.name_fr, p.name_ar, array['MA', p.region_code, p.code] from province p where p.code = ${code}`.execute(
    transaction,
  )
  const [unit] = rows
  if (!unit) throw new Problem('UNIT_UNKNOWN', { field: 'unit' })
  return unit
}

const lineOf = ({ signing, beganAt, signedAt, became, ...row }: RegisterRow, year: number): RegisterLine => ({
  ...row,
  reference: referenceOf(row.number, year),
  beganAt: beganAt.toISOString(),
  signedAt: signedAt?.toISOString() ?? null,
  signer: row.state === 'signed' ? signing.by : null,
  standing: became?.standing ?? null,
  since: became?.since ? new Date(became.since).toISOString() : null,
  reason: became?.reason ?? null,
})
