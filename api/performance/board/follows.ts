import type { Kysely } from 'kysely'
import { asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { authorise } from '../../access/authorise.ts'
import type { Database } from '../../db/tables.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { record } from '../../journal/record.ts'
import { unitOf } from './reach.ts'

type Needs = Pick<Deps, 'db' | 'clock'>
type Followed = { readonly code: string; readonly nameFr: string; readonly nameAr: string }

/** The communes a person follows, by name. */
export const followsOf = (db: Kysely<Database>, personId: string): Promise<Followed[]> =>
  db
    .selectFrom('commune_follow as f')
    .innerJoin('commune as c', 'c.code', 'f.commune_code')
    .select(['c.code', 'c.name_fr as nameFr', 'c.name_ar as nameAr'])
    .where('f.person_id', '=', personId)
    .orderBy('c.name_fr')
    .orderBy('c.code')
    .execute()

/**
 * Follows a commune one reads; followed already, it stays so.
 * @throws Problem UNIT_UNKNOWN, the policy's shut door
 */
export const followCommune = (deps: Needs, asker: Asker, code: string): Promise<Followed[]> =>
  asActor(deps, asker.actor, async (transaction) => {
    const { personId } = asker.actor
    const unit = await unitOf(transaction, code)
    const { mandateId } = authorise(asker.actor, 'board.consult', { territory: unit.path })
    if (unit.path.length < 4) throw new Problem('UNIT_UNKNOWN', { field: 'code' }) // a region or a province is no commune
    const at = deps.clock.now()
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('commune_follow')
      .values({ person_id: personId, commune_code: code, followed_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 1n) {
      const entry = { action: 'commune.follow', subject: { kind: 'commune', id: code }, mandateId }
      await record(transaction, { ...asker, at }, { ...entry, detail: { commune: unit.nameFr } })
    }
    return followsOf(transaction, personId)
  })

/** Follows it no more, whatever one still reads there. @throws Problem NOT_FOUND when it was not followed */
export const unfollowCommune = (deps: Needs, asker: Asker, code: string): Promise<Followed[]> =>
  asActor(deps, asker.actor, async (transaction) => {
    const { personId } = asker.actor
    const { numDeletedRows } = await transaction
      .deleteFrom('commune_follow')
      .where('person_id', '=', personId)
      .where('commune_code', '=', code)
      .executeTakeFirstOrThrow()
    if (numDeletedRows === 0n) throw new Problem('NOT_FOUND')
    const entry = { action: 'commune.unfollow', subject: { kind: 'commune', id: code } }
    await record(transaction, { ...asker, at: deps.clock.now() }, entry)
    return followsOf(transaction, personId)
  })
