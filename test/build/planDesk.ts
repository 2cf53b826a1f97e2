import type { z } from 'zod'
import type { PlanDraft, planFindings } from '../../api/contract/plans/drafts.ts'
import type { PlanMapping } from '../../api/contract/plans/mapping.ts'
import { runControl } from '../../api/plans/preparing/control/runControl.ts'
import { recheckDossiers } from '../../api/plans/rechecking/recheckDossiers.ts'
import { asking } from './asking.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { type Box, corners, polygon } from './ground.ts'
import { People } from './people.ts'
import { type TestServer, testServer } from './server.ts'
import { type TestWork, testWork } from './work.ts'

export const AIN_CHOCK = '06.141.01.41'

export type Zone =
  | readonly [code: string, box: Box]
  | readonly [code: string, corners: readonly (readonly [number, number])[]]

const isBox = (shape: readonly unknown[]): shape is Box => typeof shape[0] === 'number'

/** A GeoJSON file of zones on the drawing board, in metres of the legal zone. */
export const zoneFile = (zones: readonly Zone[], srid: 26191 | 26192 = 26191) =>
  JSON.stringify({
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${srid}` } },
    features: zones.map(([code, shape]) => ({
      type: 'Feature',
      properties: { LIBELLE: code, TYPEZONE: code.slice(0, 1) },
      geometry: polygon(isBox(shape) ? corners(shape) : shape, srid),
    })),
  })

let plans = 0

/** How the files of these tests are read; each plan has a code of its own unless it is given one. */
export const mappingOf = (more: Partial<PlanMapping> = {}): PlanMapping => {
  plans += 1
  return {
    fields: { code: 'LIBELLE', family: 'TYPEZONE' },
    families: { D: 'housing', B: 'mixed', V: 'green' },
    codes: {},
    plan: { code: `PA-${plans}`, kind: 'pa', nameFr: 'Plan essai', nameAr: 'تصميم تجريبي' },
    version: { label: '1', toleranceM: 0.5, source: 'Agence' },
    ...more,
  }
}

type Headers = Record<string, string>
export type Examiner = Awaited<ReturnType<People['acting']>>

/** An agency's plans desk: the application, its background, two examiners of one agency. */
export class PlanDesk {
  readonly database: TestDatabase
  readonly server: TestServer
  readonly people: People
  readonly ask: ReturnType<typeof asking>
  readonly first: Examiner
  readonly second: { readonly person: string; readonly headers: Headers }
  private readonly work: TestWork

  private constructor(
    given: Pick<PlanDesk, 'database' | 'server' | 'people' | 'first' | 'second'> & { readonly work: TestWork },
  ) {
    this.database = given.database
    this.server = given.server
    this.people = given.people
    this.first = given.first
    this.second = given.second
    this.work = given.work
    this.ask = asking(() => this.server)
  }

  static async open(): Promise<PlanDesk> {
    const database = await testDatabase()
    const [server, work, people] = [await testServer(database), testWork(database), new People(database.db)]
    const first = await people.acting('urban_agency', 'examiner', ['06.141'])
    const person = await people.person()
    await people.mandate({ person, body: first.body, role: 'examiner' })
    const second = { person, headers: await people.signIn(person, { secondFactor: true }) }
    return new PlanDesk({ database, server, people, first, second, work })
  }

  async close(): Promise<void> {
    await this.work.close()
    await this.server.close()
    await this.database.close()
  }

  /** Gives a file as the page does. */
  async give(
    file: string | Uint8Array,
    { headers = this.first.headers as Headers, more = '', name = 'plan.geojson' } = {},
  ) {
    const response = await fetch(
      `${this.server.url}/api/plan-drafts?communeCode=${AIN_CHOCK}&fileName=${name}${more}`,
      {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/octet-stream' },
        body: Buffer.from(file as string),
      },
    )
    return {
      status: response.status,
      answer: (await response.json()) as PlanDraft & {
        code?: string
        candidates?: number[]
        data?: Record<string, unknown>
      },
    }
  }

  async map(id: string, mapping: PlanMapping) {
    return this.ask<PlanDraft>('PUT', `/api/plan-drafts/${id}/mapping`, { headers: this.first.headers, body: mapping })
  }

  /** Runs the control that was asked for, as the background would. */
  async control(id: string): Promise<PlanDraft> {
    const { rows } = {
      rows: await this.database.db.selectFrom('plan_draft').select('control_nth as nth').where('id', '=', id).execute(),
    }
    await runControl(this.work.work, { draftId: id, nth: rows[0]?.nth ?? 0 })
    return (await this.read(id)).answer
  }

  /** Checks again whatever a change of the law asked for, as the background would. */
  async settle(): Promise<void> {
    const open = await this.database.db.selectFrom('recheck').select('id').where('finished_at', 'is', null).execute()
    for (const { id } of open) await recheckDossiers(this.work.work, id)
  }

  /** Makes law of a draft whose findings are all accepted, by the two examiners. */
  async publish(draft: PlanDraft, act: object): Promise<NonNullable<PlanDraft['published']>> {
    for (const { kind, severity, open } of draft.control?.counts ?? [])
      if (severity === 'to_accept' && open > 0) await this.post(draft.id, 'findings/accept', { kind, reason: 'Essai' })
    await this.post(draft.id, 'submit')
    const done = await this.post(draft.id, 'publish', act, this.second.headers)
    if (!done.answer.published) throw new Error(JSON.stringify(done.answer))
    await this.settle()
    return done.answer.published
  }

  read(id: string) {
    return this.ask<PlanDraft>('GET', `/api/plan-drafts/${id}`, { headers: this.first.headers })
  }

  async findings(id: string) {
    const path = `/api/plan-drafts/${id}/findings?limit=500`
    return (await this.ask<z.infer<typeof planFindings>>('GET', path, { headers: this.first.headers })).answer.findings
  }

  post(id: string, verb: string, body: unknown = {}, headers: Headers = this.first.headers) {
    return this.ask<PlanDraft>('POST', `/api/plan-drafts/${id}/${verb}`, { headers, body })
  }

  /** A draft that was read, mapped and controlled. */
  controlled(zones: readonly Zone[], mapping = mappingOf()): Promise<PlanDraft> {
    return this.controlledFile(zoneFile(zones), { mapping })
  }

  /** The same from the bytes of any file. */
  async controlledFile(
    file: string | Uint8Array,
    {
      mapping = mappingOf(),
      name = 'plan.geojson',
      more = '',
    }: { mapping?: PlanMapping; name?: string; more?: string } = {},
  ): Promise<PlanDraft> {
    const given = await this.give(file, { name, more })
    if (given.status !== 201) throw new Error(`${given.status} ${JSON.stringify(given.answer)}`)
    const mapped = await this.map(given.answer.id, mapping)
    if (mapped.status !== 200) throw new Error(`${mapped.status} ${JSON.stringify(mapped.answer)}`)
    return this.control(given.answer.id)
  }
}
