import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { z } from 'zod'
import { asActor } from '../../api/access/asActor.ts'
import type { FeesAnswer } from '../../api/contract/fees/statements.ts'
import type { CourseAnswer, moveBody } from '../../api/contract/filing.ts'
import { project } from '../../api/contract/procedures/project.ts'
import { openDatabase } from '../../api/db/database.ts'
import type { Clock } from '../../api/deps.ts'
import { moveIn } from '../../api/dossiers/course/moveDossier.ts'
import { dossierById } from '../../api/dossiers/queries.ts'
import { asking } from './asking.ts'
import type { TestDatabase } from './database.ts'
import { People } from './people.ts'
import { type TestServer, testClock } from './server.ts'

export const AIN_CHOCK = '06.141.01.41'
export type Headers = Record<string, string>
type Move = z.input<typeof moveBody>

/** Dossiers of Aïn-Chock that citizens prepare and file over HTTP, and the officials who move them. */
export class FiledDossiers {
  readonly people: People
  readonly ask: ReturnType<typeof asking>
  private readonly database: TestDatabase
  private readonly clock: Clock

  /** `clock` is the server's own, where a test turns it. */
  constructor(database: TestDatabase, server: () => TestServer, clock = testClock) {
    this.database = database
    this.clock = clock
    this.people = new People(database.db)
    this.ask = asking(server)
  }

  async citizen() {
    const person = await this.people.person()
    return { person, headers: await this.people.signIn(person) }
  }

  official = (role: 'guichet' | 'president' | 'cashier', territory = AIN_CHOCK) =>
    this.people.acting('commune', role, [territory])

  /** A draft of a procedure, on a square of Aïn-Chock. */
  async draft(headers: Headers, code = 'refection'): Promise<CourseAnswer> {
    const opened = await this.ask<{ id: string; version: number }>('POST', '/api/dossiers', {
      headers,
      body: { title: 'Ravalement', communeCode: AIN_CHOCK },
    })
    const { id, version } = opened.answer
    await sql`insert into dossier_site (dossier_id, srid, state, territory, geom, geom_3857)
      select ${id}::uuid, 26191, 'draft', '{}', g, display_3857(g)
      from (select ST_Multi(ST_MakeEnvelope(294000, 331000, 294020, 331012, 26191)) as g) s`.execute(this.database.db)
    const body = { version, code }
    return (await this.ask<CourseAnswer>('PUT', `/api/dossiers/${id}/procedure`, { headers, body })).answer
  }

  /** Describes a project whose maker owns titled land. */
  describe(headers: Headers, { id, version }: CourseAnswer, facts: object = {}) {
    const said = project.parse({ applicantOwns: true, landTitle: 'titled', titleNumber: '12345/C', ...facts })
    return this.ask<CourseAnswer>('PUT', `/api/dossiers/${id}/project`, { headers, body: { version, project: said } })
  }

  /** Every piece the checklist asks for is there. */
  async giveEverything(person: string, { id: dossierId, pieces }: CourseAnswer): Promise<void> {
    const hash = randomUUID().replaceAll('-', '').repeat(2)
    await sql`insert into blob (sha256, bytes, media_type, stored_at) values (${hash}, 1, 'application/pdf', now())`.execute(
      this.database.db,
    )
    for (const { piece, needed } of pieces)
      if (needed)
        await this.database.db
          .insertInto('document')
          .values({
            ...{ id: randomUUID(), dossier_id: dossierId, sha256: hash, file_name: `${piece.code}.pdf` },
            ...{ piece: piece.code, deposited_by: person, deposited_at: new Date('2026-11-24T08:30:00Z') },
          })
          .execute()
  }

  move = (headers: Headers, id: string, body: Move) =>
    this.ask<CourseAnswer>('POST', `/api/dossiers/${id}/moves`, { headers, body })

  course = async (headers: Headers, id: string): Promise<CourseAnswer> =>
    (await this.ask<CourseAnswer>('GET', `/api/dossiers/${id}/course`, { headers })).answer

  /** A réfection filed by its owner. */
  async filed() {
    const owner = await this.citizen()
    const described = (await this.describe(owner.headers, await this.draft(owner.headers))).answer
    await this.giveEverything(owner.person, described)
    const { status, answer } = await this.move(owner.headers, described.id, { transition: 'file', seen: 0 })
    if (status !== 201) throw new Error(`not filed: ${answer.code}`)
    return { ...owner, id: described.id, course: answer }
  }

  /** Draws up what a dossier owes and records a receipt of each creditor for all of it. */
  async settle(headers: Headers, id: string): Promise<FeesAnswer> {
    const path = `/api/dossiers/${id}/fees`
    const { answer: owed } = await this.ask<FeesAnswer>('GET', path, { headers })
    const body = { statements: owed.statements.length, seen: owed.seen }
    let { answer } = await this.ask<FeesAnswer>('POST', `${path}/statements`, { headers, body })
    const { version, day } = answer.statements[0] ?? {}
    for (const { creditor, total } of answer.statements[0]?.creditors ?? []) {
      const receipt = { creditor, version, number: randomUUID(), day, amount: total, mode: 'treasury' }
      ;({ answer } = await this.ask<FeesAnswer>('POST', `${path}/receipts`, { headers, body: receipt }))
    }
    if (!answer.settled) throw new Error(`not settled: ${JSON.stringify(answer)}`)
    return answer
  }

  /** Its act was signed, and is not kept here: the move alone, as the registers and the demonstration make it. */
  async signOnPaper({ person, body, mandate }: { person: string; body: string; mandate: string }, id: string) {
    const db = openDatabase(this.database.url, { max: 1, role: 'rokhas_application' })
    const mandates = [{ id: mandate, bodyId: body, bodyKind: 'commune', official: true, role: 'president' }] as const
    const territories = [AIN_CHOCK]
    const acting = mandates.map((one) => ({ ...one, territories, delegatedFrom: null }))
    const actor = { personId: person, sessionId: null, state: 'active', secondFactor: true, mandates: acting } as const
    await asActor({ db, clock: this.clock }, actor, async (transaction) => {
      const row = await dossierById(transaction, id)
      if (!row) throw new Error('no dossier to sign')
      const { moves } = await transaction
        .selectFrom('dossier')
        .select('moves')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      const making = { row, asker: { actor, requestId: 'essai' }, at: this.clock.now(), today: this.clock.today() }
      await moveIn(transaction, { id, transition: 'sign', seen: moves }, making)
    }).finally(() => db.destroy())
  }

  /** A réfection that was accepted, paid and signed. */
  async granted() {
    const filed = await this.filed()
    const [president, cashier] = [await this.official('president'), await this.official('cashier')]
    await this.move(president.headers, filed.id, { transition: 'accept', seen: 1 })
    await this.settle(cashier.headers, filed.id)
    await this.signOnPaper(president, filed.id)
    return { ...filed, president, course: await this.course(president.headers, filed.id) }
  }
}
