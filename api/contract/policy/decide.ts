import { leads } from './leads.ts'
import { type Action, type Grant, POLICY } from './policy.ts'
import type { BodyKind, DossierState, Part, Role } from './roles.ts'

/** A mandate in force today, with the units it reaches. */
export type ActingMandate = {
  readonly id: string
  readonly bodyId: string
  readonly bodyKind: BodyKind
  readonly official: boolean
  readonly role: Role
  /** `MA`, or codes of regions, provinces, communes; empty where no territory is assigned yet. */
  readonly territories: readonly string[]
  readonly delegatedFrom: string | null
}

/** Who asks. `personId` is null for a visitor. */
export type Actor = {
  readonly personId: string | null
  readonly sessionId: string | null
  readonly state: 'active' | 'held' | 'locked'
  /** Whether this session proved a second factor, or needs none (demonstration accounts in demonstration mode). */
  readonly secondFactor: boolean
  readonly mandates: readonly ActingMandate[]
}

export const VISITOR: Actor = { personId: null, sessionId: null, state: 'active', secondFactor: false, mandates: [] }

/** What is asked about; give what the action is about and nothing else. */
export type Subject = {
  readonly state?: DossierState
  /** The units the place belongs to, widest first: MA, region, province, (city), commune. */
  readonly territory?: readonly string[]
  readonly participants?: readonly Participant[]
  /** Who files its procedure; absent before one is chosen. */
  readonly filers?: readonly string[]
  /** Typed at a counter, for somebody who came in person. */
  readonly atCounter?: boolean
  /** Brought in from a paper register. */
  readonly fromPaper?: boolean
  /** What the standing request asks that the question is about; absent or empty where nothing of it is asked. */
  readonly asked?: readonly AskedOf[]
  /** Whose it is: the person of an account, a session, a request. */
  readonly personId?: string | null
  /** The bodies concerned: of a mandate, or those a person acts for. */
  readonly bodyIds?: readonly string[]
  /** The mandate to delegate, or the one a delegation was made from. */
  readonly mandateId?: string | null
}

/** One thing asked of the applicant, and whose part it is to answer. */
export type AskedOf = { readonly about: 'piece' | 'parcel' | 'fact'; readonly to: Part }

export type Participant = { readonly personId: string | null; readonly bodyId: string | null; readonly part: Part }

/**
 * Doors from the first to the last one reaches: the answer names the last that stayed shut. Of two ways in, the one that
 * only lacks a second factor says more than the one that leads elsewhere.
 */
export const DOORS = ['SIGNED_OUT', 'ACCOUNT_HELD', 'ROLE', 'REACH', 'SECOND_FACTOR', 'STATE', 'ONESELF'] as const
export type Door = (typeof DOORS)[number]

export type Decision =
  | { readonly allowed: true; readonly mandateId: string | null }
  | { readonly allowed: false; readonly door: Door }

const shut = (door: Door): Decision => ({ allowed: false, door })

/** Whether the actor may; otherwise which door is shut. Pure: the API and the interface ask the same question. */
export function decide(actor: Actor, action: Action, subject: Subject = {}): Decision {
  if (actor.personId === null) return shut('SIGNED_OUT')
  if (actor.state !== 'active') return shut('ACCOUNT_HELD')
  const grants: readonly Grant[] = POLICY[action]
  const answers = grants.map((grant) => through(grant, actor, subject))
  return answers.find(({ allowed }) => allowed) ?? shut(furthest(answers))
}

const furthest = (answers: readonly Decision[]): Door =>
  answers.reduce<Door>(
    (last, answer) => (!answer.allowed && DOORS.indexOf(answer.door) > DOORS.indexOf(last) ? answer.door : last),
    'ROLE',
  )

function through(grant: Grant, actor: Actor, subject: Subject): Decision {
  const reached = reach(grant, actor, subject)
  if (!reached.allowed) return reached
  if (!isAbout(grant, actor, subject)) return shut('REACH')
  if (grant.states && (subject.state === undefined || !grant.states.includes(subject.state))) return shut('STATE')
  if (grant.asked && askedUnder(grant, subject).length === 0) return shut('STATE')
  if (grant.notOneself && subject.personId === actor.personId) return shut('ONESELF')
  return reached
}

/** Whether a rule speaks of such a thing at all, whatever its state. */
function isAbout(grant: Grant, actor: Actor, subject: Subject): boolean {
  if (grant.ownOnly && subject.personId !== actor.personId) return false
  if (grant.atCounter && !subject.atCounter) return false
  if (grant.fromPaper && !subject.fromPaper) return false
  return !(grant.ownerless && subject.participants?.some(({ part }) => part === 'owner'))
}

function reach(grant: Grant, actor: Actor, subject: Subject): Decision {
  switch (grant.to) {
    case 'anyone':
      return { allowed: true, mandateId: null }
    case 'self':
      return subject.personId === actor.personId ? { allowed: true, mandateId: null } : shut('REACH')
    case 'participants':
      return asParticipant(
        [...partsOf(grant, subject), ...askedUnder(grant, subject).map(({ to }) => to)],
        actor,
        subject,
      )
    default:
      return byMandate(grant, actor, subject)
  }
}

const partsOf = ({ parts, leading }: PartGrant, subject: Subject): readonly Part[] =>
  leading ? parts.filter((part) => leads(part, subject)) : parts
type PartGrant = Extract<Grant, { readonly to: 'participants' }>

/** What of the standing request a rule opens; a rule that does not speak of requests opens nothing by them. */
const askedUnder = ({ asked }: Grant, subject: Subject): readonly AskedOf[] =>
  asked ? (subject.asked ?? []).filter(({ about }) => asked === 'any' || asked === about) : []

/** In person, or through an office whose work one shares. */
function asParticipant(parts: readonly Part[], actor: Actor, subject: Subject): Decision {
  const offices = actor.mandates.filter(({ role }) => role === 'employee' || role === 'administrator')
  for (const { personId, bodyId, part } of subject.participants ?? []) {
    if (!parts.includes(part)) continue
    if (personId !== null && personId === actor.personId) return { allowed: true, mandateId: null }
    const office = usable(actor, offices).find((mandate) => mandate.bodyId === bodyId)
    if (office) return { allowed: true, mandateId: office.id }
  }
  return shut('REACH')
}

type MandateGrant = Extract<Grant, { readonly roles: unknown }>

function byMandate(grant: MandateGrant, actor: Actor, subject: Subject): Decision {
  const held = actor.mandates.filter(({ role }) => grant.roles.includes(role))
  if (held.length === 0) return shut('ROLE')
  const able = usable(actor, held)
  if (able.length === 0) return shut('SECOND_FACTOR')
  const reaching = able.find((mandate) => reaches(grant, mandate, subject))
  return reaching ? { allowed: true, mandateId: reaching.id } : shut('REACH')
}

/** An official's mandate sleeps until the session has proved a second factor. */
const usable = (actor: Actor, mandates: readonly ActingMandate[]) =>
  mandates.filter(({ official }) => !official || actor.secondFactor)

function reaches(grant: MandateGrant, mandate: ActingMandate, subject: Subject): boolean {
  switch (grant.to) {
    case 'everywhere':
      return true
    case 'body':
      return (
        (mandate.official || !grant.official) &&
        (grant.kinds?.includes(mandate.bodyKind) ?? true) &&
        (!grant.there || isThere(mandate, subject)) &&
        (subject.bodyIds?.includes(mandate.bodyId) ?? false)
      )
    case 'mandate': // what was delegated is not delegated further
      return subject.mandateId === mandate.id && mandate.delegatedFrom === null
    case 'territory':
      return (grant.kinds?.includes(mandate.bodyKind) ?? true) && isThere(mandate, subject)
    default:
      return false
  }
}

const isThere = ({ territories }: ActingMandate, { territory }: Subject): boolean =>
  territory?.some((unit) => territories.includes(unit)) ?? false
