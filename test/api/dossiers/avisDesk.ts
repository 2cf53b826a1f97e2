import { sql } from 'kysely'
import { expect } from 'vitest'
import type { AvisAnswer, AvisWanted } from '../../../api/contract/avis.ts'
import { AIN_CHOCK, commission } from './commission.ts'

export type AvisDesk = Awaited<ReturnType<typeof avisDesk>>

/** A commission with the guichet and the president of its arrondissement, and the urban agency whose avis binds. */
export async function avisDesk(options: Parameters<typeof commission>[0] = {}) {
  const desk = await commission(options)
  const arrondissement = await desk.bodyOf('arrondissement')
  const guichet = await desk.acting(arrondissement, 'guichet')
  const president = await desk.acting(arrondissement, 'president')
  const { rows } = await sql<{ id: string }>`select b.id from body b join body_territory t on t.body_id = b.id
    where b.kind = 'urban_agency' and t.territory = any (territory_path(${AIN_CHOCK}))`.execute(desk.db)
  /** The urban agency of the place, whose avis binds. */
  const agency = rows[0]?.id ?? (await desk.people.body('urban_agency', ['06.141']))

  /** A petit projet before the members of its commission. */
  const dispatched = async () => {
    const owner = await desk.filed({ code: 'construire', track: 'pp' })
    const { status, answer } = await desk.move(guichet.headers, owner.id, { transition: 'dispatch', seen: 1 })
    expect(status).toBe(201)
    return { ...owner, course: answer }
  }

  const member = async (kind: 'province' | 'arrondissement') => desk.acting(await desk.bodyOf(kind), 'member')
  return { ...desk, guichet, president, agency, dispatched, member }
}

export const of = (avis: AvisAnswer, body: string) =>
  avis.bodies.find((one) => one.body.id === body && one.removed === null)

export const wanted = (bodyId: string, more: Partial<AvisWanted> = {}): AvisWanted => ({
  ...{ bodyId, seen: 0, opinion: 'favourable' },
  ...more,
})

export const against: Partial<AvisWanted> = {
  opinion: 'unfavourable',
  items: [{ text: 'Hauteur au-dessus de 11,50 m' }],
}
