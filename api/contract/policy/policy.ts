import { LEADING } from './leads.ts'
import { type BodyKind, DOSSIER_STATES, type DossierState, PARTS, type Part, type Role } from './roles.ts'

/**
 * Where a rule reaches: the actor's own things; a dossier they take part in; a body they act for (only an official one,
 * or one in charge there, or of such kinds, where it says so); what they delegated of a mandate; the territory of a mandate, of such bodies
 * alone where it says so; everything.
 */
export type Reach =
  | { readonly to: 'self' }
  | { readonly to: 'participants'; readonly parts: readonly Part[] }
  | {
      readonly to: 'body'
      readonly roles: readonly Role[]
      readonly official?: true
      readonly there?: true
      readonly kinds?: readonly BodyKind[]
    }
  | { readonly to: 'mandate'; readonly roles: readonly Role[] }
  | { readonly to: 'territory'; readonly roles: readonly Role[]; readonly kinds?: readonly BodyKind[] }
  | { readonly to: 'everywhere'; readonly roles: readonly Role[] }
  | { readonly to: 'anyone' }

export type Grant = Reach & {
  /** States of the dossier in which the rule holds; absent where there is none. */
  readonly states?: readonly DossierState[]
  /** Holds only while the standing request asks such a thing, and for whoever it asks besides. */
  readonly asked?: 'piece' | 'parcel' | 'fact' | 'any'
  /** What nobody may do to themselves, such as approving their own request. */
  readonly notOneself?: true
  /** Only of what is their own, such as a document they deposited. */
  readonly ownOnly?: true
  /** Only what was typed at a counter. */
  readonly atCounter?: true
  /** Only what was brought in from a paper register. */
  readonly fromPaper?: true
  /** Only while nobody owns the dossier yet. */
  readonly ownerless?: true
  /** Of its parts, only those that lead the dossier: by their part, or by the trade that files its procedure. */
  readonly leading?: true
}

const FILED = DOSSIER_STATES.filter((state) => state !== 'draft')
const UNDER_EXAMINATION: readonly DossierState[] = ['filed', 'examined']
const OPEN = DOSSIER_STATES.filter((state) => state !== 'archived')

/** Roles that see what is filed on their territory. */
export const READERS: readonly Role[] = [
  'president',
  'delegate',
  'guichet',
  'cashier',
  'examiner',
  'member',
  'governor',
  'wali',
  'supervisor',
]

/** Roles whose holder may hand them to somebody else for a time (delegation, absence). */
export const DELEGABLE: readonly Role[] = ['president', 'guichet', 'cashier', 'examiner', 'member', 'governor', 'wali']

/** Roles that pin remarks and answer them: those that read what is filed, less the one that counts money. */
const REMARKERS: readonly Role[] = READERS.filter((role) => role !== 'cashier')

/** Who answers for a body that is consulted, by what its kind has. */
export const AVIS_GIVERS: readonly Role[] = ['member', 'examiner', 'wali', 'supervisor']

const self: Grant = { to: 'self' }
const administrators: Grant = { to: 'body', roles: ['administrator'] }
/** Anybody may open an office and invite anybody into it: only an official body's administrator reaches an account. */
const officials: Grant = { ...administrators, official: true }
const delegators: Grant = { to: 'mandate', roles: DELEGABLE }
const support: Grant = { to: 'everywhere', roles: ['support', 'operator'] }
/** Who watches the whole country, in its name. */
const ministry: Grant = { to: 'everywhere', roles: ['supervisor'] }
const operators: Grant = { to: 'everywhere', roles: ['operator'] }
const everyPart: Grant = { to: 'participants', parts: PARTS }
const leaders = (states: readonly DossierState[]): Grant => ({
  to: 'participants',
  parts: LEADING,
  leading: true,
  states,
})
/** Each stands, in a draft, for what they did and for nothing else. */
const attests = (part: Part): Grant => ({ to: 'participants', parts: [part], states: ['draft'] })
/** In a draft typed at a counter, its clerks hold the pen of whoever came in person; not beyond the receipt. */
const counter: Grant = { to: 'territory', roles: ['guichet'], states: ['draft'], atCounter: true }
/** Scans of a dossier brought in from paper are added by the clerks of the place, whatever its state. */
const paper: Grant = { to: 'territory', roles: ['guichet'], states: FILED, fromPaper: true }
/** Exactly what was asked of the applicant is open again, to those who lead the dossier and to whom it is asked of. */
const answerers = (asked: NonNullable<Grant['asked']>): Grant => ({
  to: 'participants',
  parts: LEADING,
  leading: true,
  asked,
})
const readers: Grant = { to: 'territory', roles: READERS, states: FILED }
/** Somebody who examines speaks for their own body, in charge there. */
const remarkers: Grant = { to: 'body', roles: REMARKERS, there: true, states: UNDER_EXAMINATION }

/** Whoever signs for an official body holds their own key there. */
const keyHolders: Grant = { to: 'body', roles: READERS, official: true, ownOnly: true }

/** Who keeps the law of the ground: an urban agency's own examiners, on its territory. */
const agencyExaminers: Grant = { to: 'territory', roles: ['examiner'], kinds: ['urban_agency'] }

/** The one table of who may do what. Nothing that is not written here is allowed. */
export const POLICY = {
  'dossier.create': [{ to: 'anyone' }],
  'dossier.consult': [everyPart, readers, counter],
  'dossier.change': [leaders(['draft']), counter],
  'dossier.locate': [
    leaders(['draft']),
    { to: 'participants', parts: ['surveyor'], states: ['draft'] },
    answerers('parcel'),
    counter,
  ],
  'dossier.share': [leaders(OPEN), counter],
  'dossier.own': [
    { to: 'participants', parts: ['owner'], states: OPEN },
    { ...leaders(['draft']), ownerless: true },
    counter,
  ],
  'dossier.leave': [{ ...everyPart, states: OPEN }],
  'dossier.agree': [attests('owner')],
  'design.attest': [attests('designer')],
  'geometry.attest': [attests('surveyor')],
  'structure.attest': [attests('engineer')],
  'attestation.ask': [leaders(['draft']), counter],
  'attestation.withdraw': [{ ...everyPart, states: ['draft'], ownOnly: true }],
  'dossier.consultations': [everyPart, counter],
  'dossier.link': [leaders(['draft']), { to: 'territory', roles: ['guichet'], states: UNDER_EXAMINATION }, counter],
  'dossier.file': [leaders(['draft', 'filed']), counter],
  'dossier.answer': [leaders(UNDER_EXAMINATION)],
  'complement.answer': [answerers('any')],
  'dossier.withdraw': [leaders(UNDER_EXAMINATION)],
  'dossier.admit': [{ to: 'territory', roles: ['guichet'], states: ['filed'] }],
  'dossier.complement': [
    { to: 'territory', roles: ['guichet', 'examiner', 'president', 'delegate'], states: ['filed'] },
  ],
  'dossier.examine': [{ to: 'territory', roles: ['guichet'], states: UNDER_EXAMINATION }],
  'dossier.decide': [{ to: 'territory', roles: ['president', 'delegate'], states: UNDER_EXAMINATION }],
  // Once its refusal was taken back.
  'dossier.reopen': [{ to: 'territory', roles: ['president', 'delegate'], states: ['decided'] }],
  'dossier.settle': [{ to: 'territory', roles: ['cashier'], states: ['examined'] }],
  'fees.declare': [leaders(['draft', 'filed', 'examined']), counter],
  'fees.check': [{ to: 'territory', roles: ['guichet', 'cashier', 'examiner'], states: UNDER_EXAMINATION }],
  'fees.register': [{ to: 'territory', roles: ['cashier', 'president', 'delegate', 'governor', 'wali', 'supervisor'] }],
  'tariff.enter': [
    { to: 'territory', roles: ['administrator', 'cashier'], kinds: ['commune'] },
    { to: 'body', roles: ['administrator'], official: true, kinds: ['urban_agency'] },
  ],
  'dossier.close': [{ to: 'territory', roles: ['guichet'], states: ['decided'] }],
  'dossier.label': [readers],
  'dossier.assign': [readers],
  'label.keep': [{ to: 'body', roles: ['guichet', 'administrator'], official: true }],
  'filter.share': [{ to: 'body', roles: READERS }],
  'avis.ask': [{ to: 'territory', roles: ['guichet'], states: UNDER_EXAMINATION }],
  'avis.give': [{ to: 'body', roles: AVIS_GIVERS, there: true, states: UNDER_EXAMINATION }],
  // Whoever answers for the body signs what it said, and when: an avis that was given outlives its step.
  'avis.sign': [{ to: 'body', roles: AVIS_GIVERS, there: true, states: FILED }],
  'findings.consult': [readers],
  'findings.sketch': [{ to: 'territory', roles: ['examiner'], kinds: ['urban_agency'], states: FILED }],
  // An urban agency's examiner judges what the machine found, on the ground of its territory.
  'findings.decide': [{ to: 'territory', roles: ['examiner'], kinds: ['urban_agency'], states: UNDER_EXAMINATION }],
  'remark.consult': [readers],
  'remark.write': [remarkers],
  'remark.close': [remarkers, { to: 'territory', roles: ['guichet'], states: UNDER_EXAMINATION }],
  'act.consult': [{ to: 'territory', roles: ['guichet', 'president', 'delegate', 'governor'], states: FILED }],
  'act.draft': [{ to: 'territory', roles: ['guichet', 'president', 'delegate'], states: UNDER_EXAMINATION }],
  'act.void': [{ to: 'territory', roles: ['president', 'delegate'], states: FILED }],
  'attestation.void': [{ to: 'territory', roles: ['governor'], states: FILED }],
  'act.register': [{ to: 'territory', roles: READERS }],
  'board.consult': [{ to: 'territory', roles: READERS }],
  // Whoever watches over a territory without acting on its dossiers.
  'board.nudge': [{ to: 'territory', roles: ['governor', 'wali', 'supervisor'], states: UNDER_EXAMINATION }],
  'nudge.consult': [readers],
  'phrase.keep': [{ to: 'body', roles: [...AVIS_GIVERS, 'administrator'], official: true }],
  // The secretariat of a commission: the commune's own guichet, or the prefecture's or province's (RGC13, article 25).
  'commission.plan': [{ to: 'territory', roles: ['guichet'] }],
  'commission.hold': [{ to: 'territory', roles: ['guichet'] }],
  'commission.consult': [{ to: 'territory', roles: READERS }],
  'commission.attend': [
    { to: 'territory', roles: ['guichet'] },
    { to: 'body', roles: AVIS_GIVERS, there: true },
  ],
  'minutes.consult': [{ to: 'territory', roles: READERS }],
  'minutes.correct': [{ to: 'territory', roles: ['guichet'] }],
  'minutes.sign': [{ to: 'body', roles: AVIS_GIVERS, there: true }],
  'silence.attest': [{ to: 'territory', roles: ['governor'], states: UNDER_EXAMINATION }],
  'works.declare': [leaders(['decided'])],
  'document.consult': [everyPart, readers, counter],
  'document.deposit': [{ ...everyPart, states: ['draft'] }, answerers('piece'), counter, paper],
  'document.withdraw': [leaders(['draft']), { ...everyPart, states: ['draft'], ownOnly: true }, counter],
  'counter.open': [{ to: 'territory', roles: ['guichet'] }],
  'backlog.import': [
    { to: 'territory', roles: ['guichet'] },
    { to: 'territory', roles: ['administrator'], kinds: ['commune', 'arrondissement'] },
  ],
  'counter.link': [{ to: 'territory', roles: ['guichet'], states: OPEN, atCounter: true }],
  'person.consult': [self, officials, support],
  'person.change': [self, support],
  'profession.confirm': [{ ...support, notOneself: true }],
  // Named in advance: who leads the session, the bodies that are called, a designer for their own dossiers; officials look on.
  'room.enter': [{ to: 'territory', roles: READERS }, self],
  'room.replay': [{ to: 'territory', roles: READERS }],
  'room.draw': [
    { to: 'territory', roles: ['president', 'delegate', 'guichet'] },
    { to: 'body', roles: AVIS_GIVERS, there: true },
  ],
  // An urban agency's examiners read, release and refuse its own notes, where they examine, and choose how it releases them.
  'notes.release': [{ to: 'body', roles: ['examiner'], official: true, kinds: ['urban_agency'], there: true }],
  'room.lead': [{ to: 'territory', roles: ['president', 'delegate', 'guichet'] }],
  'account.lock': [{ ...support, notOneself: true }],
  'account.reset': [support],
  'session.consult': [self, officials, support],
  'session.revoke': [self, officials, support],
  'body.open': [{ to: 'anyone' }],
  'body.establish': [operators],
  'body.change': [administrators, operators],
  'body.reassign': [operators],
  'mandate.consult': [
    self,
    administrators,
    delegators,
    { to: 'everywhere', roles: ['support', 'operator', 'supervisor'] },
  ],
  'mandate.give': [
    { ...administrators, notOneself: true },
    { ...operators, notOneself: true },
  ],
  'mandate.change': [administrators, delegators, operators],
  'mandate.delegate': [delegators],
  'key.consult': [officials, keyHolders],
  'key.add': [officials, keyHolders],
  'key.change': [self, officials],
  'export.ask': [{ to: 'body', roles: ['administrator', 'examiner', 'governor', 'wali', 'supervisor', 'operator'] }],
  'export.decide': [
    { ...administrators, notOneself: true },
    { ...operators, notOneself: true },
  ],
  'procedure.propose': [operators],
  'procedure.publish': [{ ...operators, notOneself: true }],
  'bulletin.make': [ministry],
  'bulletin.publish': [{ ...ministry, notOneself: true }],
  'plans.prepare': [agencyExaminers],
  // A second pair of eyes: nobody makes law of what they had a hand in, nor of an act they proposed.
  'plans.publish': [{ ...agencyExaminers, notOneself: true }],
  'calendar.enter': [operators],
  'outlines.import': [operators],
  // What an urban agency adds to the map beside the law: its own layers.
  'layers.edit': [{ to: 'body', roles: ['examiner'], official: true, kinds: ['urban_agency'] }],
  'regulations.edit': [agencyExaminers],
  'servitudes.edit': [agencyExaminers],
  'journal.consult': [administrators, { to: 'everywhere', roles: ['operator', 'supervisor'] }],
  'journal.verify': [operators],
  'jobs.watch': [operators],
  'jobs.retry': [operators],
  'messages.watch': [support],
  'state.consult': [operators],
} as const satisfies Record<string, readonly Grant[]>

export type Action = keyof typeof POLICY
export const ACTIONS = Object.keys(POLICY) as Action[]
