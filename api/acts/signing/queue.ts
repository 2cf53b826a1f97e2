import { sql } from 'kysely'
import { asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import type { ActsToSign, ActToSign } from '../../contract/actsSigning.ts'
import type { Deps } from '../../deps.ts'
import { referenceOf } from '../facts.ts'

const MOST = 200

type Row = Omit<ActToSign, 'reference' | 'draftedAt'> & {
  readonly number: number | null
  readonly year: number | null
  readonly draftedAt: Date
}

/** The acts that wait for the asker's signature, those whose last day comes first; empty for whoever signs none. */
export const actsToSign = ({ db, clock }: Pick<Deps, 'db' | 'clock'>, { actor }: Asker): Promise<ActsToSign> =>
  asActor({ db, clock }, actor, async (transaction) => {
    const { rows } = await sql<Row>`
      select a.id as "actId", a.dossier_id as "dossierId", a.version, a.kind, a.state, a.number, a.year,
        d.number as "dossierNumber", d.title, d.due_day as due, f.drafted_at as "draftedAt",
        json_build_object('nameFr', v.definition ->> 'nameFr', 'nameAr', v.definition ->> 'nameAr') as procedure,
        json_build_object('code', c.code, 'nameFr', c.name_fr, 'nameAr', c.name_ar) as commune
      from act a
        join act_draft f on f.act_id = a.id and f.version = a.version
        join dossier d on d.id = a.dossier_id
        join commune c on c.code = d.commune_code
        join procedure_version v on v.id = d.procedure_version_id
      where a.state in ('draft', 'signing') and d.state in ('filed', 'examined')
        and a.territory && actor_territories(case a.kind when 'attestation' then array['governor'] else array['president', 'delegate'] end)
      order by d.due_day nulls last, f.drafted_at, a.id limit ${MOST + 1}`.execute(transaction)
    return { acts: rows.slice(0, MOST).map(present), more: rows.length > MOST }
  })

const present = ({ number, year, draftedAt, ...row }: Row): ActToSign => ({
  ...row,
  reference: number === null || year === null ? null : referenceOf(number, year),
  draftedAt: draftedAt.toISOString(),
})
