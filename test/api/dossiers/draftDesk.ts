import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect } from 'vitest'
import type { AttestationAsked, AttestationKind } from '../../../api/contract/attestations.ts'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import type { Profession } from '../../../api/contract/people.ts'
import type { Leading } from '../../../api/contract/policy/leads.ts'
import type { Part } from '../../../api/contract/policy/roles.ts'
import { project } from '../../../api/contract/procedures/project.ts'
import { asking } from '../../build/asking.ts'
import { testDatabase } from '../../build/database.ts'
import { People } from '../../build/people.ts'
import { testServer } from '../../build/server.ts'
import { AIN_CHOCK, type Headers } from './desk.ts'

export type DraftDesk = Awaited<ReturnType<typeof draftDesk>>
export type Somebody = { readonly person: string; readonly email: string; readonly headers: Headers }

/** A six-storey building of flats: a grand projet by its height, which only an architect files. */
export const BUILDING = project.parse({
  ...{ works: 'construction', uses: ['housing'], heightM: 21, levels: 5, dwellings: 10, floorAreaM2: 1800 },
  ...{ footprintM2: 300, publicOwner: false, landTitle: 'titled', titleNumber: '12345/C', applicantOwns: true },
  ...{ insuranceDue: false, openToPublic: false, inReceivedLotissement: true },
})

/** A server with an owner, an architect, a surveyor and an engineer, and what they do to a draft. */
export async function draftDesk() {
  const database = await testDatabase()
  const server = await testServer(database)
  const people = new People(database.db)
  const ask = asking(() => server)

  const somebody = async (profession?: Profession): Promise<Somebody> => {
    const email = `${randomUUID()}@example.ma`
    const person = await people.person({ email })
    if (profession) await database.db.updateTable('person').set({ profession }).where('id', '=', person).execute()
    return { person, email, headers: await people.signIn(person) }
  }

  /** The parcel, twenty metres by twelve, `shift` metres further east. */
  const locate = async (id: string, shift = 0) => {
    await sql`delete from dossier_site where dossier_id = ${id}`.execute(database.db)
    await sql`insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
      select ${id}::uuid, 26191, 'draft', '{}', g, display_3857(g)
      from (select ST_Multi(ST_MakeEnvelope(${294000 + shift}, 331000, ${294020 + shift}, 331012, 26191)) as g) s`.execute(
      database.db,
    )
  }

  const opened = async (headers: Headers, as: Leading = 'owner') =>
    (
      await ask<DossierAnswer>('POST', '/api/dossiers', {
        headers,
        body: { title: 'Immeuble de rapport R+5', communeCode: AIN_CHOCK, as },
      })
    ).answer

  const course = async (headers: Headers, id: string) =>
    (await ask<CourseAnswer>('GET', `/api/dossiers/${id}/course`, { headers })).answer

  const describe = async (headers: Headers, id: string, facts: object = BUILDING, code = 'construire') => {
    const { version } = await course(headers, id)
    const put = (path: string, body: object) =>
      ask<CourseAnswer>('PUT', `/api/dossiers/${id}/${path}`, { headers, body })
    await put('procedure', { version, code })
    const described = await put('project', { version: version + 1, project: project.parse(facts) })
    expect(described.status).toBe(200)
    return described.answer
  }

  const deposit = async (person: string, id: string, piece: string | null) => {
    const sha256 = randomUUID().replaceAll('-', '').repeat(2)
    await sql`insert into blob (sha256, bytes, media_type, stored_at) values (${sha256}, 1, 'application/pdf', now())`.execute(
      database.db,
    )
    const document = randomUUID()
    await database.db
      .insertInto('document')
      .values({
        ...{ id: document, dossier_id: id, sha256, file_name: `${piece ?? 'note'}.pdf`, piece },
        ...{ deposited_by: person, deposited_at: new Date('2026-11-24T08:30:00Z') },
      })
      .execute()
    return document
  }

  /** Every piece the checklist asks for, and the structure's. */
  const giveEverything = async (person: string, { id, pieces }: CourseAnswer) => {
    for (const { piece, needed } of pieces) if (needed) await deposit(person, id, piece.code)
  }

  const share = (headers: Headers, id: string, body: object) =>
    ask<DossierAnswer>('POST', `/api/dossiers/${id}/participants`, { headers, body })

  const take = async (headers: Headers, id: string, { email }: Somebody, part: Part) => {
    const shared = await share(headers, id, { personEmail: email, part })
    expect([part, shared.status]).toEqual([part, 201])
    return shared.answer
  }

  const asked = async (headers: Headers, id: string, kind: AttestationKind): Promise<AttestationAsked> => {
    const found = (await course(headers, id)).attestations.find((one) => one.kind === kind)
    if (!found) throw new Error(`the course does not speak of ${kind}`)
    return found
  }

  const attest = async (headers: Headers, id: string, kind: AttestationKind, more: Headers = {}) =>
    ask<{ attestations: AttestationAsked[] }>('POST', `/api/dossiers/${id}/attestations`, {
      headers: { ...headers, ...more },
      body: { kind, sha256: (await asked(headers, id, kind)).sha256 },
    })

  const file = (headers: Headers, id: string) =>
    ask<CourseAnswer>('POST', `/api/dossiers/${id}/moves`, { headers, body: { transition: 'file', seen: 0 } })

  /** The architect's own draft of the building for a client, with everybody in it and every piece there. */
  const building = async () => {
    const [owner, architect] = [await somebody(), await somebody('architect')]
    const [surveyor, engineer] = [await somebody('surveyor'), await somebody('engineer')]
    const { id } = await opened(architect.headers, 'designer')
    await locate(id)
    await take(architect.headers, id, owner, 'owner')
    await take(architect.headers, id, surveyor, 'surveyor')
    await take(architect.headers, id, engineer, 'engineer')
    await giveEverything(architect.person, await describe(architect.headers, id))
    return { id, owner, architect, surveyor, engineer }
  }

  const noticesOf = async (person: string) =>
    (await database.db.selectFrom('notice').select('kind').where('person_id', '=', person).orderBy('id').execute()).map(
      ({ kind }) => kind,
    )

  const close = async () => {
    await server.close()
    await database.close()
  }
  return {
    ...{
      db: database.db,
      people,
      ask,
      somebody,
      locate,
      opened,
      course,
      describe,
      deposit,
      giveEverything,
      share,
      take,
    },
    ...{ asked, attest, file, building, noticesOf, close },
  }
}
