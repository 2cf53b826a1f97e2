import { sql } from 'kysely'
import { asActor } from '../../../access/asActor.ts'
import type { Asker } from '../../../access/asker.ts'
import { personNamed } from '../../../access/personNamed.ts'
import type { AvisesToSign, AvisToSign } from '../../../contract/avis/signing.ts'
import { MOST_AVIS } from '../../../contract/avis/signing.ts'
import { AVIS_GIVERS } from '../../../contract/policy/policy.ts'
import type { Deps } from '../../../deps.ts'

type Row = Omit<AvisToSign, 'givenAt'> & { readonly givenAt: Date }

/**
 * The avis that wait for a signature of the bodies the asker answers for, where those are in charge: the last one of each
 * body about each filing, the oldest first; empty for whoever answers for none.
 */
export const avisToSign = ({ db, clock }: Pick<Deps, 'db' | 'clock'>, { actor }: Asker): Promise<AvisesToSign> =>
  asActor({ db, clock }, actor, async (transaction) => {
    const { rows } = await sql<Row>`
      select d.id as "dossierId", b.id as "bodyId", c.round, a.version, coalesce(d.number, '') as "dossierNumber", d.title,
        json_build_object('nameFr', v.definition ->> 'nameFr', 'nameAr', v.definition ->> 'nameAr') as procedure,
        json_build_object('code', k.code, 'nameFr', k.name_fr, 'nameAr', k.name_ar) as commune,
        json_build_object('nameFr', b.name_fr, 'nameAr', b.name_ar) as body, a.opinion, a.at as "givenAt",
        ${personNamed('a.person_id')} as by
      from (select body_id, role, territories from actor_mandates() where role = any (${[...AVIS_GIVERS]}::text[])) m
        join consulted_body c on c.body_id = m.body_id and c.removed_at is null
        join lateral (select x.version, x.opinion, x.at, x.person_id from avis x where x.consulted_body_id = c.id
          order by x.version desc limit 1) a on true
        join dossier d on d.id = c.dossier_id and d.territory && m.territories and d.state <> 'draft'
        join body b on b.id = c.body_id
        join commune k on k.code = d.commune_code
        join procedure_version v on v.id = d.procedure_version_id
      where not exists (select from avis_signature s where s.consulted_body_id = c.id and s.version = a.version)
      group by d.id, b.id, c.id, a.version, a.opinion, a.at, a.person_id, v.id, k.code
      order by a.at, c.id limit ${MOST_AVIS + 1}`.execute(transaction)
    const avis = rows.slice(0, MOST_AVIS).map(({ givenAt, ...row }) => ({ ...row, givenAt: givenAt.toISOString() }))
    return { avis, more: rows.length > MOST_AVIS }
  })
