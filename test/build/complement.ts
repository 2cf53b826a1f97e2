import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { ComplementsAnswer } from '../../api/contract/complements.ts'
import type { ReportAnswer } from '../../api/contract/conformity.ts'
import type { DossierAnswer } from '../../api/contract/dossiers.ts'
import type { CourseAnswer } from '../../api/contract/filing.ts'
import { project } from '../../api/contract/procedures/project.ts'
import { pdfBytes } from '../api/documents/pdfBytes.ts'
import { Tus } from '../api/documents/tus.ts'
import { asking } from './asking.ts'
import type { TestDatabase } from './database.ts'
import { type Box, corners, Ground, polygon } from './ground.ts'
import { People } from './people.ts'
import type { TestServer } from './server.ts'

type Headers = Record<string, string>
type Deposit = { readonly dossierId: string; readonly piece: string; readonly bytes: Buffer }

/** 20 m × 30 m, crossed by a line that forbids; and the same plot 100 m further, which nothing crosses. */
export const CROSSED: Box = [0, 0, 20, 30]
export const CLEAR: Box = [0, 100, 20, 130]

/** Dossiers filed on a drawing board whose zone admits 10 m of height, and what is asked of their applicants. */
export class ComplementDesk {
  readonly people: People
  readonly ask: ReturnType<typeof asking>
  commune = ''
  private readonly server: () => TestServer
  private readonly database: Pick<TestDatabase, 'db'>

  constructor(database: Pick<TestDatabase, 'db'>, server: () => TestServer) {
    this.database = database
    this.server = server
    this.people = new People(database.db)
    this.ask = asking(server)
  }

  async prepare(): Promise<void> {
    const ground = new Ground(this.database.db)
    const board: Box = [-1000, -1000, 1000, 1000]
    const version = await ground.plan('PA-C', [board], [{ kind: 'approved', onDay: '2022-01-01' as never }])
    await ground.zone(version, 'B4', board)
    const height = { value: 10, article: 'art. 5', printedLabel: null }
    await ground.regulation(version, { code: 'B4' }, { height_max_m: height })
    await ground.servitude('line', [[-500, 10, 500, 16]])
    await ground.coverage('servitudes', board)
    this.commune = (await this.reportOn(CLEAR)).commune?.code ?? ''
  }

  async reportOn(box: Box, facts: object = {}): Promise<ReportAnswer> {
    const body = { legal: { srid: 26191, geometry: polygon(corners(box)) }, project: facts }
    return (await this.ask<ReportAnswer>('POST', '/api/conformity/checks', { body })).answer
  }

  async citizen(): Promise<{ person: string; headers: Headers }> {
    const person = await this.people.person()
    return { person, headers: await this.people.signIn(person) }
  }

  guichet = (territory = this.commune) => this.people.acting('commune', 'guichet', [territory])

  /** A réfection on the crossed plot, whose project is 12 m high, filed by its owner with every piece; `demande` as given. */
  async filed(demande = pdfBytes({ 9: `<< /N (${randomUUID()}) >>` })) {
    const owner = await this.citizen()
    const { headers } = owner
    const report = await this.reportOn(CROSSED, { heightM: 12 })
    const opening = { title: 'Ravalement', communeCode: this.commune, reportId: report.id }
    const opened = (await this.ask<DossierAnswer>('POST', '/api/dossiers', { headers, body: opening })).answer
    const put = async (path: string, body: object) =>
      (await this.ask<CourseAnswer>('PUT', `/api/dossiers/${opened.id}/${path}`, { headers, body })).answer
    const { version } = await put('procedure', { version: opened.version, code: 'refection' })
    const facts = { applicantOwns: true, landTitle: 'titled', titleNumber: `${Date.now()}/C`, heightM: 12 } as const
    const described = await put('project', { version, project: project.parse(facts) })
    const wanted = described.pieces.filter(({ needed }) => needed).map(({ piece }) => piece.code)
    await this.deposit(headers, { dossierId: opened.id, piece: 'demande', bytes: demande })
    const others = wanted.filter((piece) => piece !== 'demande')
    for (const piece of others) await this.give(opened.id, owner.person, piece)
    const course = (await this.move(headers, opened.id, { transition: 'file', seen: 0 })).answer
    return { ...owner, id: opened.id, course, pieces: wanted, report }
  }

  /** A real document of a piece. */
  private async deposit(headers: Headers, { dossierId, piece, bytes }: Deposit): Promise<void> {
    await new Tus(this.server().url, headers).send({ filename: `${piece}.pdf`, dossierId, piece }, bytes)
  }

  /** A document of a piece that is there, without the bytes of one. */
  async give(dossierId: string, person: string, piece: string): Promise<void> {
    const sha256 = randomUUID().replaceAll('-', '').repeat(2)
    await sql`insert into blob (sha256, bytes, media_type, stored_at)
      values (${sha256}, 1, 'application/pdf', now())`.execute(this.database.db)
    await this.database.db
      .insertInto('document')
      .values({
        ...{ id: randomUUID(), dossier_id: dossierId, sha256, file_name: `${piece}.pdf`, piece },
        ...{ deposited_by: person, deposited_at: new Date('2026-11-24T08:30:00Z') },
      })
      .execute()
  }

  move = (headers: Headers, id: string, body: object) =>
    this.ask<CourseAnswer>('POST', `/api/dossiers/${id}/moves`, { headers, body })

  complement = (headers: Headers, id: string) =>
    this.ask<ComplementsAnswer>('GET', `/api/dossiers/${id}/complement`, { headers })

  answer = (headers: Headers, id: string, item: string, body: object) =>
    this.ask<ComplementsAnswer>('POST', `/api/dossiers/${id}/complement/${item}/answers`, { headers, body })

  take = (dossier: string, person: string, part: string) =>
    sql`insert into dossier_participant (id, dossier_id, person_id, part, added_by, added_at)
      values (gen_random_uuid(), ${dossier}, ${person}, ${part}, ${person}, now())`.execute(this.database.db)
}
