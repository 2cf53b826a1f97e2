import { type RawBuilder, sql } from 'kysely'
import { clerkOf } from '../../../seeds/demonstration/people/clerks.ts'
import { residents } from '../../../seeds/demonstration/people/residents.ts'
import { MAIL } from '../../../seeds/demonstration/people/seed.ts'
import type { Asker } from '../../access/asker.ts'
import type { ActingMandate } from '../../contract/policy/decide.ts'
import type { Stage } from './stage.ts'

const RESIDENTS: ReadonlyMap<string, string> = new Map(residents().map(({ key, id }) => [key, id]))

/** Finds people of the demonstration as they act on a day, each once. */
export class Askers {
  private readonly stage: Pick<Stage, 'owner'>
  private readonly day: string
  private readonly known = new Map<string, Promise<Asker['actor']>>()

  constructor(stage: Pick<Stage, 'owner'>, day: string) {
    this.stage = stage
    this.day = day
  }

  /** @throws when nobody of the demonstration is called so */
  async who(key: string, requestId: string): Promise<Asker> {
    const id = RESIDENTS.get(key)
    return this.acting(
      key,
      requestId,
      id ? sql`${id}::uuid` : sql`(select a.person_id from account a where a.email = ${`${key}@${MAIL}`})`,
    )
  }

  /** Whoever brings the registers of a commune in. */
  clerk(communeCode: string, requestId: string): Promise<Asker> {
    const { id } = clerkOf(communeCode)
    return this.acting(id, requestId, sql`${id}::uuid`)
  }

  private async acting(key: string, requestId: string, id: RawBuilder<unknown>): Promise<Asker> {
    const found = this.known.get(key) ?? this.find(key, id)
    this.known.set(key, found)
    return { actor: await found, requestId }
  }

  /** As the session of a published account would act: in demonstration mode it needs no second factor. */
  private async find(key: string, id: RawBuilder<unknown>): Promise<Asker['actor']> {
    const { rows } = await sql<{ id: string; mandates: ActingMandate[] }>`
      select p.id, coalesce((select json_agg(json_build_object('id', m.id, 'bodyId', m.body_id, 'bodyKind', m.body_kind,
        'official', m.official, 'role', m.role, 'territories', m.territories, 'delegatedFrom', m.delegated_from))
        from mandates_in_force(p.id, ${this.day}::date) m), '[]') as mandates
      from person p where p.id = ${id}`.execute(this.stage.owner)
    const [person] = rows
    if (!person) throw new Error(`nobody of the demonstration is called ${key}`)
    return { personId: person.id, sessionId: null, state: 'active', secondFactor: true, mandates: person.mandates }
  }
}
