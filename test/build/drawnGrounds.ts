import { type Kysely, sql } from 'kysely'
import { expect } from 'vitest'
import type { DossierAnswer } from '../../api/contract/dossiers.ts'
import type { Database } from '../../api/db/tables.ts'
import { toWgs84 } from '../../spatial/crs/reproject.ts'
import type { Position } from '../../spatial/geometry/types.ts'
import { type ComplementDesk, CROSSED } from './complement.ts'
import type { Box } from './ground.ts'

const SRID = 26191
/** The origin of the drawing board, whose servitude runs from y = 10 to y = 16. */
export const [X0, Y0] = [300_000, 330_000]

/** Degrees of places given in metres of the drawing board. */
const places = (...board: readonly Position[]) => board.map(([x, y]) => [...toWgs84(SRID, [X0 + x, Y0 + y])])
export const line = (...board: readonly Position[]) => ({ type: 'LineString', coordinates: places(...board) })
export const point = (at: Position) => ({ type: 'Point', coordinates: places(at)[0] })
export const box = ([west, south, east, north]: Box) => ({
  type: 'Polygon',
  coordinates: [places([west, south], [east, south], [east, north], [west, north], [west, south])],
})

/** A hundred metres by one, from west to east. */
export const trench = (y: number) => ({ kind: 'line', geometry: line([0, y], [100, y]), widthM: 1 })

const GROUND = { about: 'parcel', reasonCode: 'parcel_servitude' } as const

type Headers = Record<string, string>
type Whose = { readonly headers: Headers; readonly id: string }

/** Dossiers filed on what was drawn for them, and their ground asked again. */
export class DrawnGrounds {
  private readonly db: Kysely<Database>
  private readonly desk: ComplementDesk

  constructor({ db }: { readonly db: Kysely<Database> }, desk: ComplementDesk) {
    this.db = db
    this.desk = desk
  }

  dossierOf = async ({ headers, id }: Whose) =>
    (await this.desk.ask<DossierAnswer>('GET', `/api/dossiers/${id}`, { headers })).answer

  /** On the version that is there, unless another is said. */
  draw = async (whose: Whose, body: object, as = whose.headers) => {
    const { version } = await this.dossierOf(whose)
    return this.desk.ask<DossierAnswer>('PUT', `/api/dossiers/${whose.id}/site`, {
      ...{ headers: as, body: { version, ...body } },
    })
  }

  /** A dossier of a procedure, filed by its owner on what was drawn for it; on the outline of a report when nothing was. */
  async filed(code: string, drawn: object | null) {
    const { desk } = this
    const owner = await desk.citizen()
    const { headers } = owner
    const opening = { title: 'Fibre optique', communeCode: desk.commune }
    const { id, version } = (await desk.ask<DossierAnswer>('POST', '/api/dossiers', { headers, body: opening })).answer
    await desk.ask('PUT', `/api/dossiers/${id}/procedure`, { headers, body: { version, code } })
    const body = { version: version + 1, reportId: (await desk.reportOn(CROSSED)).id }
    const sited = drawn
      ? await this.draw({ headers, id }, drawn)
      : await desk.ask('PUT', `/api/dossiers/${id}/parcel`, { headers, body })
    expect(sited.status).toBe(200)
    await sql`update dossier set number = ${`T-${id.slice(-12)}`}, filed_at = now() where id = ${id}`.execute(this.db)
    await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
      values (${id}, 1, 'file', 'filed', 'filed', now(), '2026-11-24', ${owner.person})`.execute(this.db)
    return { ...owner, id }
  }

  /** The same, of which the guichet asks something; where a commission examines, once it is before its members. */
  async asked(code: string, drawn: object | null, items: readonly object[] = [GROUND]) {
    const dossier = await this.filed(code, drawn)
    const guichet = await this.desk.guichet()
    const seen = code === 'occupation' ? 1 : 2
    if (seen === 2) await this.desk.move(guichet.headers, dossier.id, { transition: 'dispatch', seen: 1 })
    const request = { transition: 'ask_complement', seen, items }
    const { status, answer } = await this.desk.move(guichet.headers, dossier.id, request)
    expect([status, answer.code]).toEqual([201, undefined])
    return { ...dossier, guichet }
  }
}
