import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../../api/db/tables.ts'
import type { asking } from '../../build/asking.ts'
import { corners, Ground, polygon } from '../../build/ground.ts'
import type { People } from '../../build/people.ts'

/** A body that is text is a spreadsheet. */
export type Asked = { readonly path: string; readonly headers: Record<string, string>; readonly body: object | string }

/** What was answered; a list of what was made has no id of its own. */
type MadeAnswer = { readonly id?: string; readonly participantId?: string; readonly code?: string }
export type Made = { readonly status: number; readonly answer: MadeAnswer }

/** Where the requests are made ready: a database with its server. */
export type Desk = {
  readonly db: Kysely<Database>
  readonly people: People
  readonly ask: ReturnType<typeof asking>
  readonly post: (asked: Asked, key?: string) => Promise<Made>
  /** A map server that the house may ask. */
  readonly mapServer: string
}

/** A request, and another by the same person, asked elsewhere when its path is what tells it from the first. */
type Making = { readonly first: Asked; readonly other: object | string; readonly elsewhere?: string }

/** A request of each kind that makes something, by somebody who may. */
export type Makings = Readonly<Record<string, (desk: Desk) => Promise<Making>>>

const newcomer = () => ({ email: `${randomUUID()}@example.ma`, givenName: 'Salma', familyName: 'Berrada' })
const FROM = '2026-11-24'
const act = { from: FROM, actReference: 'Arrêté n° 12/2026' }

/** Days to come, each once. */
let days = 0
const nextDay = () => new Date(Date.UTC(2027, 0, ++days)).toISOString().slice(0, 10)

/** A plan of one zone, unlike any other. */
const zoneFile = () =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: { code: randomUUID() }, geometry: polygon(corners([0, 0, 40, 10])) }],
    crs: { type: 'name', properties: { name: 'EPSG:26191' } },
  })

const layer = () => ({
  ...{ titleFr: `Couche ${randomUUID()}`, titleAr: 'طبقة', attribution: 'Essai' },
  ...{ visibility: 'agency', opacity: 1 },
})
const wms = (mapServer: string) => ({ kind: 'wms', address: `${mapServer}/wms`, name: 'routes' })
const pointFile = () =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: { id: randomUUID() }, geometry: { type: 'Point', coordinates: [-7.6, 33.5] } },
    ],
  })

/** Numbers of companies, each once: two made in one millisecond are two companies. */
let companies = 0
const nextIce = () => String(++companies).padStart(15, '0')

/** Quarters that are over, each once. */
let quarters = 0
const pastQuarter = () => `${2000 + ++quarters}-Q1`

/** Of everything but dossiers. */
export const MAKING: Makings = {
  openBody: async ({ people }) => {
    const body = { kind: 'company', nameFr: 'Société', nameAr: 'شركة', ice: nextIce() }
    const headers = await people.signIn(await people.person())
    return { first: { path: '/api/bodies', headers, body }, other: { ...body, nameFr: 'Autre' } }
  },
  invite: async ({ people }) => {
    const { headers, body: id } = await people.acting('commune', 'administrator', ['09.001.01.01'])
    const body = { ...newcomer(), role: 'member', from: FROM }
    return { first: { path: `/api/bodies/${id}/invitations`, headers, body }, other: { ...body, ...newcomer() } }
  },
  giveMandate: async ({ people }) => {
    const { headers, body: bodyId } = await people.acting('commune', 'administrator', ['09.001.01.01'])
    const body = { bodyId, whom: newcomer(), role: 'member', from: FROM }
    return { first: { path: '/api/mandates', headers, body }, other: { ...body, whom: newcomer() } }
  },
  delegateMandate: async ({ people }) => {
    const { headers, mandate } = await people.acting('commune', 'president', ['09.001.01.01'])
    const body = { whom: newcomer(), to: '2026-12-31', reason: 'delegation', ...act }
    return { first: { path: `/api/mandates/${mandate}/delegate`, headers, body }, other: { ...body, whom: newcomer() } }
  },
  succeedMandate: async ({ people }) => {
    const { headers, body: of } = await people.acting('commune', 'administrator', ['09.001.01.01'])
    const mandate = await people.mandate({ person: await people.person(), body: of, role: 'president' })
    const body = { version: 1, whom: newcomer(), ...act }
    return { first: { path: `/api/mandates/${mandate}/succeed`, headers, body }, other: { ...body, whom: newcomer() } }
  },
  enterTariff: async ({ people }) => {
    const { headers } = await people.acting('commune', 'cashier', ['09.001.01.01'])
    const body = {
      ...{
        communeCode: '09.001.01.01',
        reference: `Arrêté ${randomUUID().slice(0, 8)}`,
        decidedOn: FROM,
        validFrom: FROM,
      },
      rates: [{ kind: 'toc_individual', rate: 2_500 }],
    }
    return { first: { path: '/api/tariffs', headers, body }, other: { ...body, validFrom: '2026-12-01' } }
  },
  createServitude: async ({ people }) => {
    const { headers } = await people.acting('urban_agency', 'examiner', ['06'])
    const body = {
      ...{ kind: 'road', effect: 'forbids', nameFr: `Route ${randomUUID().slice(0, 8)}`, nameAr: 'طريق', act: null },
      ...{ manager: null, body: null, heightLimitM: null, forbiddenUses: [], source: 'Essai', dataDate: null },
      ...{ inForceFrom: null, inForceTo: null, toleranceM: 1, reason: 'Essai de la marche' },
      ground: {
        ...{ by: 'buffer', srid: 26191, bufferM: 10, bufferSource: 'Décret' },
        generator: { type: 'Point', coordinates: [295_600, 329_000] },
      },
    }
    return { first: { path: '/api/servitudes', headers, body }, other: { ...body, nameFr: 'Autre route' } }
  },
  createLabel: async ({ people }) => {
    const { headers, body: bodyId } = await people.acting('commune', 'guichet', ['06.141.01.41'])
    const body = { bodyId, nameFr: `Étiquette ${randomUUID().slice(0, 8)}`, nameAr: 'علامة', colour: 'green' }
    return { first: { path: '/api/queue/labels', headers, body }, other: { ...body, nameFr: 'Autre' } }
  },
  saveFilter: async ({ people }) => {
    const { headers, body: bodyId } = await people.acting('commune', 'guichet', ['06.141.01.41'])
    const body = { name: 'À dispatcher', bodyId, filter: { step: 'filed' } }
    return { first: { path: '/api/queue/filters', headers, body }, other: { ...body, bodyId: null } }
  },
  proposeVersion: async ({ people }) => {
    const { headers } = await people.acting('support', 'operator', ['MA'])
    const body = { code: 'refection', validFrom: nextDay() }
    return { first: { path: '/api/procedure-versions', headers, body }, other: { ...body, validFrom: nextDay() } }
  },
  readPlanDraft: async ({ people }) => {
    const { headers } = await people.acting('urban_agency', 'examiner', ['06.141.01.41'])
    const path = '/api/plan-drafts?communeCode=06.141.01.41&fileName=plan.geojson'
    return { first: { path, headers, body: zoneFile() }, other: zoneFile() }
  },
  proposePlanAct: async ({ db, people }) => {
    const { headers } = await people.acting('urban_agency', 'examiner', ['06'])
    const versionId = await new Ground(db).plan(randomUUID(), [[0, 0, 100, 40]], [])
    const { plan_id: plan } = await db
      .selectFrom('plan_version')
      .select('plan_id')
      .where('id', '=', versionId)
      .executeTakeFirstOrThrow()
    const body = {
      ...{ versionId, what: 'record', kind: 'study_opened', onDay: '2026-11-20', signedOn: '2026-11-20' },
      act: 'Arrêté d’essai',
    }
    return { first: { path: `/api/plans/${plan}/acts`, headers, body }, other: { ...body, act: 'Autre arrêté' } }
  },
  readServitudeBatch: async ({ people }) => {
    const { headers } = await people.acting('urban_agency', 'examiner', ['06.141.01.41'])
    const path = '/api/servitude-batches?fileName=assiettes.geojson'
    return { first: { path, headers, body: zoneFile() }, other: zoneFile() }
  },
  addLayer: async ({ people, mapServer }) => {
    const { headers, body: bodyId } = await people.acting('urban_agency', 'examiner', ['06.141.01.41'])
    const body = { ...layer(), legendFr: null, legendAr: null, dataDate: null, bodyId, ...wms(mapServer) }
    return { first: { path: '/api/layers', headers, body }, other: { ...body, titleFr: 'Autre' } }
  },
  addLayerFile: async ({ people }) => {
    const { headers, body: bodyId } = await people.acting('urban_agency', 'examiner', ['06.141.01.41'])
    const said = { ...layer(), opacity: '1', bodyId, fileName: 'couche.geojson' }
    const path = `/api/layers/files?${new URLSearchParams(said)}`
    return { first: { path, headers, body: pointFile() }, other: pointFile() }
  },
  makeBulletin: async ({ people }) => {
    const { headers } = await people.acting('ministry', 'supervisor', ['MA'])
    const body = { quarter: pastQuarter(), correction: null }
    return { first: { path: '/api/bulletin-drafts', headers, body }, other: { ...body, quarter: pastQuarter() } }
  },
  enterHoliday: async ({ people }) => {
    const { headers } = await people.acting('support', 'operator', ['MA'])
    const body = { day: nextDay(), nameFr: 'Congé', nameAr: 'إجازة', act: 'Communiqué', sureness: 'sourced' }
    return { first: { path: '/api/calendar/holidays', headers, body }, other: { ...body, day: nextDay() } }
  },
  enterOutage: async ({ people }) => {
    const { headers } = await people.acting('support', 'operator', ['MA'])
    const body = { from: '2026-11-20T08:00:00Z', certificate: `Certificat ${randomUUID()}` }
    const other = { ...body, certificate: `Certificat ${randomUUID()}` }
    return { first: { path: '/api/calendar/outages', headers, body }, other }
  },
  askOwnExport: async ({ people }) => {
    const headers = await people.signIn(await people.person())
    return { first: { path: '/api/me/export', headers, body: {} }, other: {} }
  },
  askExport: async ({ people }) => {
    const { headers, body: bodyId } = await people.acting('province', 'governor', ['06.141'])
    const body = { kind: 'dossiers', bodyId, reason: 'Rapport annuel de la préfecture' }
    return { first: { path: '/api/exports', headers, body }, other: { ...body, reason: 'Un tout autre rapport' } }
  },
}
