import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { ComplementsAnswer } from '../../../api/contract/complements.ts'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import type { FeesAnswer } from '../../../api/contract/fees/statements.ts'
import type { CourseAnswer } from '../../../api/contract/filing.ts'
import type { RemarksAnswer } from '../../../api/contract/remarks.ts'
import { Dossiers } from '../../build/dossiers.ts'
import { AIN_CHOCK } from '../dossiers/desk.ts'
import type { Asked, Desk, Makings } from './making.ts'

/** A draft under a procedure, with its owner and an architect. */
async function described({ people, db, ask }: Desk) {
  const [ownerId, architectId] = [await people.person(), await people.person()]
  const [owner, architect] = [await people.signIn(ownerId), await people.signIn(architectId)]
  const id = await new Dossiers(db).of(ownerId)
  await new Dossiers(db).take(id, { person: architectId, part: 'designer' })
  await done(ask('PUT', `/api/dossiers/${id}/procedure`, { headers: owner, body: { version: 1, code: 'refection' } }))
  return { id, owner, architect }
}

const PLACE = { place: { type: 'Point', coordinates: [-7.62, 33.53] } }

/** A dossier that is filed, and its guichet. */
async function examined({ people, db }: Pick<Desk, 'people' | 'db'>) {
  const id = await new Dossiers(db).under(await people.person(), { code: 'refection', track: null })
  return { id, guichet: await people.acting('commune', 'guichet', [AIN_CHOCK]) }
}

/** A petit projet before the members of its commission. */
export async function dispatched({ people, db, ask }: Desk) {
  const id = await new Dossiers(db).under(await people.person(), { code: 'construire', track: 'pp' })
  const { headers } = await people.acting('commune', 'guichet', [AIN_CHOCK])
  await people.body('province', ['06.141'])
  const body = { transition: 'dispatch', seen: 1 }
  const { avis } = await done(ask<CourseAnswer>('POST', `/api/dossiers/${id}/moves`, { headers, body }))
  return { id, guichet: headers, bodies: avis.bodies }
}

/** An accepted réfection, and its régisseur. */
async function owing({ people, db }: Desk) {
  const owner = await people.person()
  const id = await new Dossiers(db).under(owner, { code: 'refection', track: null })
  await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
    values (${id}, 2, 'accept', 'to_settle', 'examined', now(), '2026-11-24', ${owner})`.execute(db)
  const { headers } = await people.acting('commune', 'cashier', [AIN_CHOCK])
  return { path: `/api/dossiers/${id}/fees`, headers }
}

/** A réfection that is paid, and its guichet. */
async function waiting(desk: Desk) {
  const { path } = await owing(desk)
  const [, id] = /^\/api\/dossiers\/([^/]+)/.exec(path) ?? []
  await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
    select dossier_id, 3, 'settle', 'to_sign', 'examined', now(), '2026-11-24', person_id
    from dossier_event where dossier_id = ${id} and move = 2`.execute(desk.db)
  return { id, guichet: await desk.people.acting('commune', 'guichet', [AIN_CHOCK]) }
}

/** An accepted réfection with its statement, and the receipt it waits for: 500 DH. */
async function drawnUp(desk: Desk) {
  const { path, headers } = await owing(desk)
  await done(desk.ask('POST', `${path}/statements`, { headers, body: { statements: 0, seen: 0 } }))
  const given = { number: randomUUID(), day: '2026-11-24', amount: 50_000, mode: 'cash' }
  return { path, headers, receipt: { creditor: 'commune', version: 1, ...given } }
}

/** What was answered to something that must have gone through. */
export async function done<T>(asked: Promise<{ readonly status: number; readonly answer: T }>): Promise<T> {
  const { status, answer } = await asked
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(answer)}`)
  return answer
}

/** A paper register of one dossier, unlike any other. */
const register = () =>
  `N° dossier;Procédure;Objet;Déposé le;Nom;Type de projet\n${randomUUID()};construire;Villa R+1;16/11/2026;Ouchen;pp`
const reading = (headers: Asked['headers']): Asked => ({
  ...{ path: `/api/backlog?communeCode=${AIN_CHOCK}&fileName=registre.csv`, headers, body: register() },
})

/** Of dossiers: drafts, what is filed, what comes by the counter and from paper. */
export const MAKING_OF_DOSSIERS: Makings = {
  openDossier: async ({ people }) => {
    const body = { title: 'Villa', communeCode: AIN_CHOCK }
    const headers = await people.signIn(await people.person())
    return { first: { path: '/api/dossiers', headers, body }, other: { ...body, title: 'Autre' } }
  },
  addParticipant: async ({ people, db }) => {
    const owner = await people.person()
    const dossier = await new Dossiers(db).of(owner)
    const bodyId = await people.body('architect_office')
    const body = { bodyId, part: 'designer' }
    const first = { path: `/api/dossiers/${dossier}/participants`, headers: await people.signIn(owner), body }
    return { first, other: { bodyId, part: 'engineer' } }
  },
  replaceParticipant: async ({ people, db, ask }) => {
    const owner = await people.person()
    const headers = await people.signIn(owner)
    const dossier = await new Dossiers(db).of(owner)
    await new Dossiers(db).take(dossier, { body: await people.body('architect_office'), part: 'designer' })
    const { participants } = await done(ask<DossierAnswer>('GET', `/api/dossiers/${dossier}`, { headers }))
    const leaving = participants.find(({ part }) => part === 'designer')?.id
    const body = { bodyId: await people.body('architect_office') }
    const first = { path: `/api/dossiers/${dossier}/participants/${leaving}/replacement`, headers, body }
    return { first, other: { ...body, workDone: true } }
  },
  attest: async (desk) => {
    const { id, owner } = await described(desk)
    const course = await done(desk.ask<CourseAnswer>('GET', `/api/dossiers/${id}/course`, { headers: owner }))
    const sha256 = course.attestations.find(({ kind }) => kind === 'agreement')?.sha256
    const body = { kind: 'agreement', sha256 }
    const first = { path: `/api/dossiers/${id}/attestations`, headers: owner, body }
    return { first, other: { ...body, sha256: 'a'.repeat(64) } }
  },
  askAttestation: async (desk) => {
    const { id, architect } = await described(desk)
    const first = { path: `/api/dossiers/${id}/attestations/requests`, headers: architect, body: { kind: 'agreement' } }
    return { first, other: { kind: 'geometry' } }
  },
  moveDossier: async ({ people, db }) => {
    const owner = await people.person()
    const dossier = await new Dossiers(db).of(owner, 'filed')
    await sql`update dossier set procedure_version_id = (select id from procedure_version where code = 'refection' limit 1)
      where id = ${dossier}`.execute(db)
    await sql`insert into dossier_event (dossier_id, move, event, step, state, at, day, person_id)
      values (${dossier}, 1, 'file', 'filed', 'filed', now(), '2026-11-24', ${owner})`.execute(db)
    const body = { transition: 'withdraw', seen: 1 }
    const first = { path: `/api/dossiers/${dossier}/moves`, headers: await people.signIn(owner), body }
    return { first, other: { ...body, reason: 'Projet abandonné' } }
  },
  actInBulk: async ({ people, db }) => {
    const owner = await people.person()
    const dossier = await new Dossiers(db).of(owner, 'filed')
    const { headers, body: bodyId, person: personId } = await people.acting('commune', 'guichet', [AIN_CHOCK])
    const dossiers = [{ id: dossier, seen: 0 }]
    const body = { dossiers, act: { kind: 'assign', bodyId, personId } }
    const first = { path: '/api/queue/bulk', headers, body }
    return { first, other: { dossiers, act: { kind: 'assign', bodyId, personId: null } } }
  },
  answerItem: async ({ people, db, ask, post }) => {
    const owner = await people.person()
    const headers = await people.signIn(owner)
    const id = await new Dossiers(db).under(owner, { code: 'refection', track: null })
    const guichet = await people.acting('commune', 'guichet', [AIN_CHOCK])
    const items = [{ about: 'piece', piece: 'demande', reasonCode: 'piece_unsigned' }]
    const asking = { transition: 'ask_complement', seen: 1, items }
    await done(post({ path: `/api/dossiers/${id}/moves`, headers: guichet.headers, body: asking }))
    const path = `/api/dossiers/${id}/complement`
    const { requests } = await done(ask<ComplementsAnswer>('GET', path, { headers }))
    const body = { text: 'La demande est signée.' }
    const first = { path: `${path}/${requests[0]?.items[0]?.id}/answers`, headers, body }
    return { first, other: { text: 'La demande sera signée.' } }
  },
  consultBody: async (desk) => {
    const { id, guichet } = await dispatched(desk)
    const body = { bodyId: await desk.people.body('ministry', ['MA']), reason: 'Monument voisin' }
    const first = { path: `/api/dossiers/${id}/consulted-bodies`, headers: guichet, body }
    return { first, other: { ...body, reason: 'Voie non communale' } }
  },
  giveAvis: async (desk) => {
    const { id, bodies } = await dispatched(desk)
    const bodyId = bodies.find(({ body }) => body.kind === 'province')?.body.id ?? ''
    const person = await desk.people.person()
    await desk.people.mandate({ person, body: bodyId, role: 'member' })
    const headers = await desk.people.signIn(person, { secondFactor: true })
    const body = { bodyId, seen: 0, opinion: 'favourable' }
    const first = { path: `/api/dossiers/${id}/avis`, headers, body }
    return { first, other: { ...body, opinion: 'unfavourable', items: [{ text: 'Hauteur au-dessus de 11,50 m' }] } }
  },
  askOutside: async (desk) => {
    const { id, guichet } = await dispatched(desk)
    const asked = {
      bodyName: 'Office',
      email: `${randomUUID()}@exemple.ma`,
      language: 'fr',
      reason: 'Cimetière voisin',
    }
    const body = { ...asked, documents: [], withMap: false }
    const first = { path: `/api/dossiers/${id}/outside-requests`, headers: guichet, body }
    return { first, other: { ...body, reason: 'Voie ferrée' } }
  },
  keepAvisPhrase: async ({ people }) => {
    const { headers, body } = await people.acting('civil_protection', 'member', [AIN_CHOCK])
    const phrase = { fr: 'Prévoir une bouche d’incendie', use: 'reserve' }
    const first = { path: `/api/bodies/${body}/avis-phrases`, headers, body: phrase }
    return { first, other: { ...phrase, use: 'either' } }
  },
  pinRemark: async ({ people, db }) => {
    const { id, guichet } = await examined({ people, db })
    const body = { bodyId: guichet.body, text: 'Accès à préciser', on: PLACE }
    const first = { path: `/api/dossiers/${id}/remarks`, headers: guichet.headers, body }
    return { first, other: { ...body, text: 'Accès à élargir' } }
  },
  followRemark: async ({ people, db, ask, post }) => {
    const { id, guichet } = await examined({ people, db })
    const path = `/api/dossiers/${id}/remarks`
    const { headers, body: bodyId } = guichet
    await done(post({ path, headers, body: { bodyId, text: 'Accès à préciser', on: PLACE } }))
    const { remarks } = await done(ask<RemarksAnswer>('GET', path, { headers }))
    const body = { kind: 'close', seen: 0, text: 'Levée en séance' }
    const first = { path: `${path}/${remarks[0]?.id}/entries`, headers, body }
    return { first, other: { ...body, text: 'Levée autrement' } }
  },
  draftAct: async (desk) => {
    const { id, guichet } = await waiting(desk)
    const body = { kind: 'permit', seen: 0 }
    const first = { path: `/api/dossiers/${id}/acts`, headers: guichet.headers, body }
    return { first, other: { ...body, layout: 'fr' } }
  },
  drawUpStatement: async (desk) => {
    const { path, headers } = await owing(desk)
    const body = { statements: 0, seen: 0 }
    const first = { path: `${path}/statements`, headers, body }
    return { first, other: { ...body, setAside: [{ code: 'toc', reason: 'Réglée sur papier' }] } }
  },
  recordReceipt: async (desk) => {
    const { path, headers, receipt } = await drawnUp(desk)
    return { first: { path: `${path}/receipts`, headers, body: receipt }, other: { ...receipt, mode: 'cheque' } }
  },
  reverseReceipt: async (desk) => {
    const { path, headers, receipt } = await drawnUp(desk)
    const { receipts } = await done(desk.ask<FeesAnswer>('POST', `${path}/receipts`, { headers, body: receipt }))
    const { creditor: _, version: __, ...given } = receipt
    const body = { reason: 'Mauvais numéro', replacement: { ...given, number: randomUUID() } }
    const first = { path: `${path}/receipts/${receipts[0]?.id}/reversal`, headers, body }
    return { first, other: { ...body, reason: 'Mauvaise date' } }
  },
  openAtCounter: async ({ people }) => {
    const { headers } = await people.acting('commune', 'guichet', [AIN_CHOCK])
    const owner = {
      ...{ givenName: 'Hadda', familyName: 'Ouchen', givenNameAr: 'حادة', familyNameAr: 'أوشن' },
      ...{ phone: '0661223344', address: '4, derb Sidi Maârouf, Casablanca' },
    }
    const nationalId = `BK${randomUUID().slice(0, 8)}`
    const body = { title: 'Ravalement', communeCode: AIN_CHOCK, nationalId, owner }
    return { first: { path: '/api/counter/dossiers', headers, body }, other: { ...body, title: 'Autre' } }
  },
  readBacklog: async ({ people }) => {
    const { headers } = await people.acting('commune', 'guichet', [AIN_CHOCK])
    return { first: reading(headers), other: register() }
  },
  importBacklog: async ({ people, post }) => {
    const { headers } = await people.acting('commune', 'guichet', [AIN_CHOCK])
    const [one, another] = [await done(post(reading(headers))), await done(post(reading(headers)))]
    const first = { path: `/api/backlog/${one.id}/import`, headers, body: {} }
    return { first, other: {}, elsewhere: `/api/backlog/${another.id}/import` }
  },
  nudge: async (desk) => {
    const { id } = await examined(desk)
    const { headers } = await desk.people.acting('province', 'governor', ['06.141'])
    const body = { targets: [{ dossierId: id, bodyId: null }], note: null }
    return { first: { path: '/api/board/nudges', headers, body }, other: { ...body, note: 'Merci' } }
  },
}
