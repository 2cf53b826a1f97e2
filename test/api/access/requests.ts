import type { Endpoint } from '../../../api/contract/endpoints/endpoint.ts'
import type { ENDPOINTS } from '../../../api/contract/endpoints.ts'
import type { Action } from '../../../api/contract/policy/policy.ts'
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

const SHEET = (documentId: string | undefined) => ({
  documentId,
  page: 1,
  shape: { kind: 'point', points: [[10, 20]] },
})
const newcomer = { email: 'walk@example.ma', givenName: 'Salma', familyName: 'Berrada' }
const absence = { from: '2026-11-24', to: '2026-12-01', reason: 'absence', actReference: 'Acte' }

const LAYER_WORDS = { titleFr: 'Couche', titleAr: 'طبقة', attribution: 'Essai', visibility: 'agency' }
const LAYER = { ...LAYER_WORDS, opacity: 1, legendFr: null, legendAr: null, dataDate: null }

const servitude = {
  ...{ kind: 'road', effect: 'forbids', nameFr: 'Route', nameAr: 'طريق', act: null, manager: null, body: null },
  ...{ heightLimitM: null, forbiddenUses: [], source: 'Essai', dataDate: null, inForceFrom: null, inForceTo: null },
  ...{ toleranceM: 1, reason: 'Essai de la marche' },
}

/** What is sent where a body is asked for; a form at fault would be refused before anybody is asked who they are. */
export const bodiesOf = ({ ids }: ForeignThings): Partial<Record<Name, unknown>> => ({
  nudge: { targets: [{ dossierId: ids.dossier, bodyId: null }], note: null },
  mapPlanDraft: {
    plan: { code: 'PA-LOIN', kind: 'pa', nameFr: 'Plan lointain', nameAr: 'تصميم' },
    version: { label: '1', toleranceM: 0.5, source: 'Essai' },
    fields: { code: 'LIBELLE' },
  },
  readService: { bodyId: ids.agency, kind: 'wms', address: 'http://127.0.0.1:9/' },
  addLayer: { ...LAYER, bodyId: ids.agency, kind: 'wms', address: 'http://127.0.0.1:9/', name: 'routes' },
  orderLayers: { bodyId: ids.agency, ids: [ids.layer] },
  changeLayer: { version: 9, opacity: 0.5 },
  acceptPlanFindings: { kind: 'gap', reason: 'Essai de la marche' },
  editPlanDraft: { kind: 'left_out', ordinals: [1], reason: 'Essai de la marche' },
  returnPlanDraft: { why: 'Essai de la marche' },
  publishPlanDraft: { kind: 'approved', onDay: '2026-11-20', act: 'Décret lointain' },
  proposePlanAct: {
    ...{
      versionId: ids.planVersion,
      what: 'record',
      kind: 'study_opened',
      onDay: '2026-11-20',
      signedOn: '2026-11-20',
    },
    act: 'Arrêté d’essai',
  },
  returnPlanAct: { why: 'Essai de la marche' },
  previewNudge: { targets: [{ dossierId: ids.dossier, bodyId: null }], note: null },
  createToken: { name: 'QGIS', days: 30 },
  refuseNote: { reason: 'Essai de la marche' },
  chooseNoteRelease: { bodyId: ids.agency, release: 'review' },
  decideFinding: { kind: 'confirmed', reportId: ids.version, finding: 'USE null 0', seen: null },
  keepSketch: { version: 0, shapes: [] },
  lockPerson: { reason: 'Essai de la marche' },
  confirmProfession: { version: 1 },
  openBody: { kind: 'company', nameFr: 'Société', nameAr: 'شركة' },
  changeBody: { version: 1, email: null },
  giveNetworks: { version: 1, networks: ['water'], actReference: 'Acte' },
  reassignBody: { version: 1, from: '2026-11-25', territories: [], actReference: 'Acte' },
  invite: { ...newcomer, role: 'member', from: '2026-11-24' },
  giveMandate: { bodyId: ids.body, whom: newcomer, role: 'member', from: '2026-11-24' },
  signActs: { keyId: ids.key, secret: { word: 'x' }, acts: [{ dossierId: ids.dossier, actId: ids.act, version: 1 }] },
  signAvis: {
    ...{ keyId: ids.key, secret: { word: 'x' } },
    avis: [{ dossierId: ids.dossier, bodyId: ids.body, round: 1, version: 1 }],
  },
  addKey: { kind: 'csc', reference: 'cle', secret: { word: 'x' } },
  changeKey: { version: 1, state: 'suspended', reason: 'Essai de la marche' },
  changeMandate: { version: 1, to: '2027-01-01' },
  endMandate: { version: 1 },
  delegateMandate: { whom: newcomer, ...absence },
  succeedMandate: { version: 1, whom: newcomer, from: '2026-11-24', actReference: 'Acte' },
  openDossier: { title: 'Villa', communeCode: '06.141.01.41' },
  changeDossier: { version: 1, title: 'Villa' },
  addParticipant: { bodyId: ids.body, part: 'designer' },
  chooseProcedure: { version: 1, code: 'refection' },
  describeProject: { version: 1, project: {} },
  answerItem: { text: 'Voici notre réponse' },
  attachParcel: { version: 1, reportId: '00000000-0000-7000-8000-000000000000' },
  drawSite: { version: 1, kind: 'point', geometry: { type: 'Point', coordinates: [-9.6, 30.4] } },
  replaceParticipant: { bodyId: ids.body },
  findAtCounter: { communeCode: '09.001.01.01', nationalId: 'AB123456' },
  openAtCounter: {
    ...{ title: 'Ravalement', communeCode: '09.001.01.01', nationalId: 'CD654321', anyway: true },
    owner: {
      ...{ givenName: 'Salma', familyName: 'Berrada', givenNameAr: 'سلمى', familyNameAr: 'برادة' },
      ...{ phone: '0612345678', address: '12, rue des Orangers' },
    },
  },
  mapBacklog: { columns: {} },
  linkOwner: { personEmail: 'zoubida@example.ma' },
  attest: { kind: 'agreement', sha256: 'a'.repeat(64) },
  askAttestation: { kind: 'agreement' },
  followDossier: { version: 1, follows: null },
  moveDossier: { transition: 'file', seen: 0 },
  draftAct: { kind: 'permit', seen: 0 },
  placeStamps: { documentId: ids.document, places: [{ page: 1, x: 0.5, y: 0.5 }] },
  voidAct: { reason: 'Signature abandonnée' },
  withdrawAct: { reason: 'Décision retirée' },
  consultBody: { bodyId: ids.body, reason: 'Voie non communale' },
  dismissBody: { reason: 'Désigné par erreur' },
  pinRemark: { bodyId: ids.body, text: 'Cote illisible', on: SHEET(ids.document) },
  followRemark: { kind: 'reply', seen: 0, bodyId: ids.body, text: 'Vu' },
  giveAvis: { bodyId: ids.body, seen: 0, opinion: 'favourable' },
  askOutside: {
    ...{ bodyName: 'Office', email: 'office@exemple.ma', language: 'fr', reason: 'Voie ferrée' },
    ...{ documents: [], withMap: false },
  },
  setProposalAside: { finding: { rule: 'SERVITUDE_AVIS', subject: 'servitude:1' }, reason: 'Hors de portée' },
  revokeOutside: { reason: 'Adresse erronée' },
  keepAvisPhrase: { fr: 'Prévoir une bouche d’incendie', use: 'reserve' },
  planSession: {
    ...{ unitCode: '09.001.01.01', day: '2026-12-10', hour: '10:00', minutes: 120 },
    ...{ place: 'Salle des réunions', withRoom: false },
  },
  changeSession: { version: 1, day: '2026-12-10', hour: '10:00', minutes: 120, place: 'Salle', withRoom: false },
  setAgenda: { version: 1, dossiers: [] },
  moveSession: { version: 1, move: 'convene' },
  inviteObserver: { name: 'Ordre des architectes', quality: 'Observateur' },
  replyToInvitation: { answer: 'coming' },
  attendSession: { event: 'left', invitedId: '00000000-0000-7000-8000-000000000000' },
  holdSession: { move: 'open' },
  passItem: { step: 'call', itemId: ids.invited },
  correctMinutes: { version: 7, itemId: null, text: 'Rien à ajouter' },
  moveMinutes: { version: 7, move: 'seal' },
  signMinutes: { bodyId: ids.body, keyId: ids.invited, secret: { word: 'x' } },
  refuseMinutes: { bodyId: ids.body, reason: 'Absent lors de la délibération' },
  assignPiece: { piece: 'demande' },
  askExport: { kind: 'dossiers', bodyId: ids.body, reason: 'Contrôle annuel des dossiers' },
  decideExport: { approve: true },
  proposeVersion: { code: 'lotir', validFrom: '2027-03-01' },
  changeVersion: { version: 1 },
  checkVersion: { version: 2 },
  publishVersion: { version: 1 },
  endVersion: { validTo: '2027-01-01' },
  makeBulletin: { quarter: '2026-Q2' },
  enterHoliday: { day: '2026-12-24', nameFr: 'Congé', nameAr: 'إجازة', act: 'Communiqué', sureness: 'sourced' },
  enterOutage: { from: '2026-11-20T08:00:00Z', certificate: 'Certificat 9/2026' },
  endOutage: { to: '2026-11-23T08:00:00Z' },
  actInBulk: {
    dossiers: [{ id: ids.dossier, seen: 0 }],
    act: { kind: 'label', labelId: ids.label, on: true },
  },
  enterTariff: {
    ...{ communeCode: '09.001.01.01', reference: 'Arrêté 7/2026', decidedOn: '2026-10-01', validFrom: '2027-01-01' },
    rates: [{ kind: 'toc_individual', rate: 2_500 }],
  },
  reviseRegulation: {
    ...{ revision: 1, reason: 'Essai de la marche' },
    changes: [{ zone: 'ZZ', sector: '', column: 'buildable', cell: null }],
  },
  restoreRegulation: { revision: 1, reason: 'Essai de la marche' },
  createServitude: {
    ...servitude,
    ground: {
      ...{ by: 'buffer', srid: 26192, bufferM: 0, bufferSource: 'Décret' },
      generator: { type: 'Point', coordinates: [99_225, 387_703] },
    },
  },
  changeServitude: { ...servitude, ground: null, revision: 9 },
  mapServitudeBatch: {
    ...{ fields: {}, generators: {}, effects: {} },
    once: {
      ...{ kind: 'road', effect: 'forbids', nameFr: 'Route', nameAr: 'طريق', act: null, manager: null, body: null },
      ...{
        bufferSource: null,
        bufferM: null,
        heightLimitM: null,
        forbiddenUses: [],
        inForceFrom: null,
        inForceTo: null,
      },
      ...{ dataDate: null, source: 'Essai', toleranceM: 1 },
    },
  },
  acceptBatchFindings: { kind: 'duplicate', reason: 'Essai de la marche' },
  leaveOutServitudes: { kind: 'duplicate', reason: 'Essai de la marche' },
  adoptServitudeBatch: { reason: 'Essai de la marche' },
  retireServitude: { revision: 9, lastDay: '2027-01-01', reason: 'Essai de la marche' },
  declareFees: { seen: 0, facts: [{ fact: 'coveredM2', value: 120 }] },
  checkFees: { seen: 0, facts: [{ fact: 'coveredM2', value: 120 }] },
  drawUpStatement: { statements: 0, seen: 0 },
  recordReceipt: { creditor: 'commune', version: 1, number: 'Q-1', day: '2026-11-24', amount: 100, mode: 'cash' },
  reverseReceipt: { reason: 'Mauvais numéro' },
  withdrawTariff: { reason: 'Saisi deux fois' },
  createLabel: { bodyId: ids.body, nameFr: 'Marche', nameAr: 'مسيرة', colour: 'green' },
  saveFilter: { name: 'Marche', bodyId: null, filter: { scope: 'open' } },
  verifyJournal: { from: '2026-11-20', to: '2026-11-21' },
})

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

type Who =
  | 'holder'
  | 'administrator'
  | 'operator'
  | 'examiner'
  | 'citizen'
  | 'guichet'
  | 'president'
  | 'cashier'
  | 'governor'
  | 'member'
  | 'supervisor'

/** Somebody whom the action lets through on the foreign thing itself. */
export const ABLE: Readonly<Record<Action, Who>> = {
  'dossier.create': 'citizen',
  'findings.consult': 'examiner',
  'findings.sketch': 'examiner',
  'findings.decide': 'examiner',
  'dossier.consult': 'examiner',
  'dossier.change': 'holder',
  'dossier.locate': 'holder',
  'dossier.link': 'holder',
  'dossier.share': 'holder',
  'dossier.own': 'holder',
  'dossier.leave': 'holder',
  'dossier.agree': 'holder',
  'design.attest': 'holder',
  'geometry.attest': 'holder',
  'structure.attest': 'holder',
  'attestation.ask': 'holder',
  'attestation.withdraw': 'holder',
  'counter.open': 'guichet',
  'backlog.import': 'guichet',
  'counter.link': 'guichet',
  'dossier.consultations': 'holder',
  'dossier.file': 'holder',
  'dossier.answer': 'holder',
  'complement.answer': 'holder',
  'dossier.withdraw': 'holder',
  'dossier.admit': 'guichet',
  'dossier.complement': 'examiner',
  'dossier.examine': 'guichet',
  'dossier.decide': 'holder',
  'dossier.reopen': 'president',
  'dossier.settle': 'cashier',
  'fees.declare': 'holder',
  'fees.check': 'guichet',
  'fees.register': 'cashier',
  'tariff.enter': 'cashier',
  'dossier.close': 'guichet',
  'dossier.label': 'examiner',
  'dossier.assign': 'examiner',
  'label.keep': 'guichet',
  'filter.share': 'guichet',
  'avis.ask': 'guichet',
  'avis.give': 'member',
  'avis.sign': 'member',
  'remark.consult': 'examiner',
  'remark.write': 'member',
  'remark.close': 'guichet',
  'act.consult': 'guichet',
  'act.draft': 'guichet',
  'act.void': 'president',
  'attestation.void': 'governor',
  'act.register': 'examiner',
  'board.consult': 'examiner',
  'board.nudge': 'governor',
  'nudge.consult': 'examiner',
  'phrase.keep': 'member',
  'commission.plan': 'guichet',
  'commission.hold': 'guichet',
  'commission.consult': 'member',
  'commission.attend': 'member',
  'minutes.consult': 'member',
  'minutes.correct': 'guichet',
  'minutes.sign': 'member',
  'silence.attest': 'governor',
  'works.declare': 'holder',
  'document.consult': 'examiner',
  'document.deposit': 'holder',
  'document.withdraw': 'holder',
  'person.consult': 'administrator',
  'person.change': 'operator',
  'profession.confirm': 'operator',
  'account.lock': 'operator',
  'account.reset': 'operator',
  'session.consult': 'administrator',
  'session.revoke': 'administrator',
  'body.open': 'citizen',
  'body.establish': 'operator',
  'body.change': 'administrator',
  'body.reassign': 'operator',
  'key.consult': 'administrator',
  'key.add': 'administrator',
  'key.change': 'administrator',
  'mandate.consult': 'administrator',
  'mandate.give': 'administrator',
  'mandate.change': 'administrator',
  'mandate.delegate': 'holder',
  'export.ask': 'administrator',
  'export.decide': 'administrator',
  'procedure.propose': 'operator',
  'procedure.publish': 'operator',
  'bulletin.make': 'supervisor',
  'bulletin.publish': 'supervisor',
  'plans.prepare': 'examiner',
  'layers.edit': 'examiner',
  'plans.publish': 'examiner',
  'calendar.enter': 'operator',
  'outlines.import': 'operator',
  'regulations.edit': 'examiner',
  'servitudes.edit': 'examiner',
  'journal.consult': 'administrator',
  'journal.verify': 'operator',
  'jobs.watch': 'operator',
  'jobs.retry': 'operator',
  'messages.watch': 'operator',
  'room.enter': 'examiner',
  'room.draw': 'examiner',
  'room.replay': 'examiner',
  'room.lead': 'guichet',
  'notes.release': 'examiner',
  'state.consult': 'operator',
}
