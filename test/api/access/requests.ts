import type { Endpoint } from '../../../api/contract/endpoints/endpoint.ts'
import type { ENDPOINTS } from '../../../api/contract/endpoints.ts'
import { LAYER_WORDS } from './bodies.ts'
import { AGADIR, type ForeignThings } from './foreign.ts'

type Name = keyof typeof ENDPOINTS

/** Which foreign thing stands for the parameters of a path, by how the path begins. */
const THINGS: readonly (readonly [prefix: string, thing: string])[] = [
  ['/api/me/sessions/', 'session'],
  ['/api/me/passkeys/', 'session'],
  ['/api/me/tokens/', 'session'],
  ['/api/people/', 'person'],
  ['/api/bodies/', 'body'],
  ['/api/mandates/', 'mandate'],
  ['/api/dossiers/', 'dossier'],
  ['/api/counter/dossiers/', 'dossier'],
  ['/api/backlog/', 'backlog'],
  ['/api/commission/sessions/', 'sitting'],
  ['/api/commission/invitations/', 'invited'],
  ['/api/documents/', 'document'],
  ['/api/rooms/', 'room'],
  ['/api/rechecks/', 'recheck'],
  ['/api/uploads/', 'upload'],
  ['/api/exports/', 'export'],
  ['/api/keys/', 'key'],
  ['/api/jobs/', 'job'],
  ['/api/journal/', 'event'],
  ['/api/procedure-versions/', 'version'],
  ['/api/bulletin-drafts/', 'bulletin'],
  ['/api/plan-drafts/', 'planDraft'],
  ['/api/layers/', 'layer'],
  ['/api/tariffs/', 'tariff'],
  ['/api/notes/', 'note'],
  ['/api/servitudes/', 'servitude'],
  ['/api/servitude-batches/', 'servitudeBatch'],
  ['/api/plans/versions/', 'planVersion'],
  ['/api/plans/', 'plan'],
  ['/api/plan-acts/', 'planAct'],
  ['/api/queue/labels/', 'label'],
  ['/api/queue/filters/', 'filter'],
  ['/api/calendar/holidays/', 'holiday'],
  ['/api/calendar/outages/', 'outage'],
]

/** @throws when a path has a parameter that nothing stands for: say above what it names */
export function pathOf({ path }: Endpoint, things: ForeignThings): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => {
    if (parameter === 'participantId') return things.id('participant')
    if (parameter === 'attestationId') return things.id('attestation')
    if (path.startsWith('/api/board/follows/')) return AGADIR
    if (parameter === 'piece') return 'plan_masse'
    if (parameter === 'quarter') return '2026-Q3'
    if (parameter === 'token') return 'q0J1kzX9f8m2Qw7LsT4uVg'
    if (parameter === 'actId') return things.id('act')
    if (parameter === 'requestId') return things.id('outside')
    if (parameter === 'phraseId') return things.id('phrase')
    if (parameter === 'dossierId') return things.id('dossier')
    if (parameter === 'itemId') return things.id('item')
    if (parameter === 'ordinal') return '1'
    if (parameter === 'findingId' || parameter === 'editId') return things.id('planFinding')
    if (parameter === 'decisionId') return things.id('decision')
    if (parameter === 'remarkId') return things.id('remark')
    if (parameter === 'bodyId') return things.id('body')
    if (parameter === 'receiptId') return things.id('receipt')
    if (path.startsWith('/api/notes/')) return things.id('note')
    if (parameter === 'number' || parameter === 'page' || parameter === 'width') return '1'
    const [, thing] = THINGS.find(([prefix]) => path.startsWith(prefix)) ?? []
    if (!thing) throw new Error(`the walk does not know what {${parameter}} of ${path} is`)
    return things.id(thing)
  })
}

/** What is asked after a path that would be at fault without it. */
export const queryOf = (name: Name, { ids }: ForeignThings): string => {
  if (name === 'readBacklog') return '?communeCode=09.001.01.01&fileName=registre.csv'
  if (name === 'addLayerFile')
    return `?${new URLSearchParams({ ...LAYER_WORDS, opacity: '1', bodyId: ids.agency ?? '', fileName: 'couche.geojson' })}`
  if (name === 'removeLayer') return '?version=9'
  if (name === 'readLayerFeatures') return '?bbox=-9.7,30.3,-9.5,30.5'
  if (name === 'readPlanDraft') return '?communeCode=09.001.01.01&fileName=plan.zip'
  if (name === 'readServitudeBatch' || name === 'giveGenerators') return '?fileName=assiettes.zip'
  if (name === 'searchPeople') return '?q=Zoubida'
  if (name === 'findAct') return '?unit=09.001.01.01&reference=1/2026'
  if (name === 'getActRegister') return '?unit=09.001.01.01&year=2026'
  if (name === 'listJournal') return `?body=${ids.body}`
  if (name === 'readFeeRegister') return '?communeCode=09.001.01.01&from=2026-11-01&to=2026-11-30'
  if (name === 'listTariffs') return '?communeCode=09.001.01.01'
  if (name === 'listExpectedAvis') return '?list=territory'
  if (name === 'listAvisPhrases') return `?bodyId=${ids.body}&procedure=construire`
  if (name === 'mapQueue') return '?west=-9.7&south=30.3&east=-9.5&north=30.5&zoom=12'
  if (name === 'dossiersNear') return '?west=-9.7&south=30.3&east=-9.5&north=30.5'
  if (name === 'readHeat') return '?bbox=-9.7,30.3,-9.5,30.5&zoom=12'
  if (name === 'listHeatDossiers') return '?hexagon=26192/400/170/500'
  if (name === 'previewOutlines') return '?fileName=communes.geojson'
  if (name === 'importOutlines')
    return `?fileName=communes.geojson&sha256=${'a'.repeat(64)}&source=Essai&day=2026-11-24`
  if (name === 'previewRegulation') return '?fileName=reglement.csv'
  if (name === 'importRegulation') return `?fileName=reglement.csv&revision=1&reason=Essai&sha256=${'a'.repeat(64)}`
  if (name === 'calendarEffect') return '?kind=holiday&from=2026-12-01'
  return ''
}
