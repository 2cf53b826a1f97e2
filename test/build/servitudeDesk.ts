import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import type { BatchMapping, batchFindings, ServitudeBatch } from '../../api/contract/servitudeBatches.ts'
import { recheckDossiers } from '../../api/plans/rechecking/recheckDossiers.ts'
import { runBatchControl } from '../../api/servitudes/batches/control/runControl.ts'
import { asking } from './asking.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { People } from './people.ts'
import { type TestServer, testServer } from './server.ts'
import { sharedData } from './sharedData.ts'
import { type TestWork, testWork } from './work.ts'

/** Lambert metres in Aïn-Chock. */
export const [X, Y] = [295_600, 329_000] as const

type Footprint = {
  readonly box: readonly [west: number, south: number, east: number, north: number]
  readonly fields?: Readonly<Record<string, string | number | null>>
}

const ringOf = ([west, south, east, north]: Footprint['box']) =>
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ].map(([x = 0, y = 0]) => [X + x, Y + y])

/** A GeoJSON file of rectangles on the drawing board, in metres of the legal zone. */
export const shapeFile = (shapes: readonly Footprint[], srid: 26191 | 26192 = 26191) =>
  JSON.stringify({
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${srid}` } },
    features: shapes.map(({ box, fields = {} }) => ({
      type: 'Feature',
      properties: fields,
      geometry: { type: 'Polygon', coordinates: [ringOf(box)] },
    })),
  })

/** The real layers of heritage protection, moved to the country; null where they are not kept. */
export function heritageFile(name: 'AC1_ASSIETTE' | 'AC1_GENERATEUR'): Buffer | null {
  const path = sharedData(`zoning/moved-to-26191/${name}.zip`)
  return path === null ? null : readFileSync(path)
}

const ONCE: BatchMapping['once'] = {
  ...{
    kind: 'monument',
    effect: 'requires_avis',
    nameFr: null,
    nameAr: 'محيط حماية',
    act: 'Arrêté 1-24',
    manager: 'Culture',
  },
  ...{ body: 'Culture', bufferSource: 'Article 2', bufferM: null, heightLimitM: null, forbiddenUses: [] },
  ...{ inForceFrom: '2020-01-01', inForceTo: null, dataDate: null, source: 'Registre', toleranceM: 1 },
}

export const mappingOf = ({ once = {}, ...more }: Omit<Partial<BatchMapping>, 'once'> & { once?: object } = {}) => ({
  ...{ fields: { nameFr: 'NOM' }, generators: {}, effects: {} },
  ...more,
  once: { ...ONCE, ...once },
})

type Headers = Record<string, string>
export type Refused = { readonly code?: string; readonly field?: string; readonly data?: Record<string, unknown> }

/** An agency's servitudes desk: the application and its background. */
export class ServitudeDesk {
  readonly database: TestDatabase
  readonly server: TestServer
  readonly people: People
  readonly ask: ReturnType<typeof asking>
  readonly headers: Headers
  readonly body: string
  private readonly work: TestWork

  private constructor(given: Pick<ServitudeDesk, 'database' | 'server' | 'people' | 'headers' | 'body'>) {
    this.database = given.database
    this.server = given.server
    this.people = given.people
    this.headers = given.headers
    this.body = given.body
    this.work = testWork(given.database)
    this.ask = asking(() => this.server)
  }

  static async open(units: readonly string[] = ['06']): Promise<ServitudeDesk> {
    const database = await testDatabase()
    const [server, people] = [await testServer(database), new People(database.db)]
    const { headers, body } = await people.acting('urban_agency', 'examiner', [...units])
    return new ServitudeDesk({ database, server, people, headers, body })
  }

  async close(): Promise<void> {
    await this.work.close()
    await this.server.close()
    await this.database.close()
  }

  /** Gives the file of footprints, or the generators of a batch, as the page does. */
  async give(file: string | Buffer, { id = '', name = 'assiettes.geojson', headers = this.headers, more = '' } = {}) {
    const path = id === '' ? '/api/servitude-batches' : `/api/servitude-batches/${id}/generators`
    const response = await fetch(`${this.server.url}${path}?fileName=${name}${more}`, {
      method: id === '' ? 'POST' : 'PUT',
      headers: { ...headers, 'content-type': 'application/octet-stream' },
      body: Buffer.from(file as string),
    })
    return { status: response.status, answer: (await response.json()) as ServitudeBatch & Refused }
  }

  map(id: string, mapping: unknown, headers = this.headers) {
    return this.ask<ServitudeBatch & Refused>('PUT', `/api/servitude-batches/${id}/mapping`, { headers, body: mapping })
  }

  /** Runs the control that was asked for, as the background would. */
  async control(id: string): Promise<ServitudeBatch> {
    const rows = await this.database.db
      .selectFrom('servitude_batch')
      .select('control_nth as nth')
      .where('id', '=', id)
      .execute()
    await runBatchControl(this.work.work, { batchId: id, nth: rows[0]?.nth ?? 0 })
    return (await this.ask<ServitudeBatch>('GET', `/api/servitude-batches/${id}`, { headers: this.headers })).answer
  }

  async findings(id: string) {
    const path = `/api/servitude-batches/${id}/findings?limit=500`
    return (await this.ask<z.infer<typeof batchFindings>>('GET', path, { headers: this.headers })).answer.findings
  }

  post(id: string, verb: string, body: unknown = {}, headers = this.headers) {
    return this.ask<ServitudeBatch & Refused>('POST', `/api/servitude-batches/${id}/${verb}`, { headers, body })
  }

  /** A batch that was read, mapped and controlled. */
  async controlled(shapes: readonly Footprint[], mapping: unknown = mappingOf()): Promise<ServitudeBatch> {
    const given = await this.give(shapeFile(shapes))
    if (given.status !== 201) throw new Error(JSON.stringify(given.answer))
    const mapped = await this.map(given.answer.id, mapping)
    if (mapped.status !== 200) throw new Error(JSON.stringify(mapped.answer))
    return this.control(given.answer.id)
  }

  /** Checks again whatever a change of the law asked for, as the background would. */
  async settle(): Promise<void> {
    const open = await this.database.db.selectFrom('recheck').select('id').where('finished_at', 'is', null).execute()
    for (const { id } of open) await recheckDossiers(this.work.work, id)
  }
}
