import { type Kysely, sql } from 'kysely'
import { type Synthesis, synthesise, type Voice } from '../../contract/avis/synthesis.ts'
import { type AvisWeight, weightOf } from '../../contract/avis/weights.ts'
import type { Hindrance } from '../../contract/avis.ts'
import type { AvisRule, ProcedureDefinition, Track } from '../../contract/procedures/definition.ts'
import type { Step } from '../../contract/procedures/steps.ts'
import { possibleFrom, type Transition } from '../../contract/procedures/transitions.ts'
import type { Database } from '../../db/tables.ts'
import { bodiesThere, means, namings } from './bodiesFor.ts'
import { type OutsideRow, outsideRequests } from './outside/queries.ts'
import { type ProposalRow, proposalsOf } from './proposals.ts'
import { type ConsultedRow, consultedBodies } from './queries.ts'
import { isOpenToAvis } from './steps.ts'
import { weightsInForce } from './weights.ts'

export type Avis = {
  readonly round: number
  readonly bodies: readonly ConsultedRow[]
  /** Bodies without an account, asked by a link. */
  readonly outside: readonly OutsideRow[]
  /** What the report proposes, while bodies may still be asked. */
  readonly proposals: readonly ProposalRow[]
  readonly missing: readonly AvisRule[]
  readonly hindrances: readonly Hindrance[]
  /** What the avis of the present round come to; null while nobody is asked. */
  readonly synthesis: Synthesis | null
}

export type AvisOf = {
  readonly id: string
  readonly definition: ProcedureDefinition | null
  readonly track: Track | null
  readonly step: Step
  readonly territory: readonly string[]
  readonly events: readonly { readonly event: Transition }[]
}

/** What hands a dossier to the bodies: the dispatching to a commission, the summons to an inspection. */
export const HANDS_OVER: readonly Transition[] = ['dispatch', 'summon']
const BEGINS_A_ROUND: readonly Transition[] = ['file', 'file_modified']

/** How often a dossier was filed: modified plans are examined anew, and every body asked anew. */
export const roundOf = (events: AvisOf['events']): number =>
  events.filter(({ event }) => BEGINS_A_ROUND.includes(event)).length

/** The rules of a procedure that hold for a track; those of one track alone hold for no dossier without it. */
export const rulesFor = ({ definition, track }: Pick<AvisOf, 'definition' | 'track'>): readonly AvisRule[] =>
  (definition?.avis ?? []).filter((rule) => rule.track === null || rule.track === track)

/**
 * Who a dossier is put before and what they answered. Before it is handed over, who the rules name there stands for those
 * who will be asked.
 */
export async function readAvis(db: Kysely<Database>, dossier: AvisOf): Promise<Avis> {
  const round = roundOf(dossier.events)
  const kept = await consultedBodies(db, dossier.id)
  const coming = await comingBodies(db, dossier, kept)
  const bodies = [...kept, ...coming]
  const live = bodies.filter((body) => body.round === round && body.removed === null)
  const rules = round === 0 ? [] : rulesFor(dossier)
  const missing = rules.filter((rule) => !live.some((body) => answersFor(rule, body)))
  const outside = await outsideRequests(db, dossier.id)
  const asked = outside.filter((one) => one.round === round && one.revoked === null)
  const standing = { dossier, live, outside: asked, missing, weights: await weightsOf(db, live) }
  return {
    ...{ round, bodies, outside, missing },
    proposals: round > 0 && isOpenToAvis(dossier.step) ? await proposalsOf(db, dossier.id, round) : [],
    hindrances: [
      ...rules.filter(({ binding }) => binding).flatMap((rule) => hindranceOf(rule, live)),
      ...opposedInPractice(standing),
    ],
    synthesis: await synthesisOf(db, standing),
  }
}

type Live = {
  readonly dossier: AvisOf
  readonly live: readonly ConsultedRow[]
  readonly outside: readonly OutsideRow[]
  readonly missing: readonly AvisRule[]
  readonly weights: readonly AvisWeight[]
}

const weightsOf = async (db: Kysely<Database>, live: readonly ConsultedRow[]): Promise<AvisWeight[]> =>
  live.length === 0 ? [] : weightsInForce(db, await actorDay(db))

async function actorDay(db: Kysely<Database>): Promise<string> {
  const { rows } = await sql<{ today: string }>`select actor_day()::text as today`.execute(db)
  return rows[0]?.today ?? ''
}

/** A body whose refusal stops the dossier without a rule that says so: configuration that has its days, not silence. */
function opposedInPractice({ dossier, live, weights }: Live): Hindrance[] {
  const procedure = dossier.definition?.code ?? ''
  return live.flatMap(({ binding, given, body: { kind }, rules: [rule] }) => {
    const weight = weightOf(weights, { about: 'opposition', procedure, kind })
    const stops = !binding && rule && given.at(-1)?.opinion === 'unfavourable' && weight?.effect === 'veto'
    return stops ? [{ code: 'OPPOSED_IN_PRACTICE' as const, rule: { ...rule, rule: weight.rule } }] : []
  })
}

async function synthesisOf(db: Kysely<Database>, standing: Live): Promise<Synthesis | null> {
  const { dossier, live, outside, missing, weights } = standing
  const asked = live.filter(({ askedAt }) => askedAt !== null)
  if (asked.length === 0) return null
  const members: Voice[] = asked.map(({ body, rules, binding, given }) => {
    const last = given.at(-1)
    const said = last ? { opinion: last.opinion, items: last.items.length, until: last.until } : null
    return { body: { kind: body.kind, nameFr: body.nameFr, nameAr: body.nameAr }, rules, binding, said }
  })
  const voices = [...members, ...outside.map(outsideVoice)]
  const over = await isOver(db, dossier)
  return synthesise({ procedure: dossier.definition?.code ?? '', voices, missing, weights, over })
}

/** Consultative, whatever it says: no rule names it. */
const outsideVoice = ({ bodyName, answer }: OutsideRow): Voice => ({
  body: { kind: null, nameFr: bodyName, nameAr: bodyName },
  ...{ rules: [], binding: false },
  said: answer && { opinion: answer.opinion, items: answer.items.length, until: answer.until },
})

const ENDS_THE_WAIT: readonly Transition[] = ['hold_session', 'inspect', 'sign_minutes']

/** The session is the last day to answer (RGC13, article 27), or the members' own last day where it is past. */
async function isOver(db: Kysely<Database>, { id, events }: AvisOf): Promise<boolean> {
  const begun = events.findLastIndex(({ event }) => BEGINS_A_ROUND.includes(event))
  if (events.slice(begun + 1).some(({ event }) => ENDS_THE_WAIT.includes(event))) return true
  const { rows } = await sql<{
    past: boolean
  }>`select exists (select from dossier_deadline x where x.dossier_id = ${id}::uuid
    and x.stage = 'avis' and not x.assumed and x.met_day is null and x.due_day < actor_day()) as past`.execute(db)
  return rows[0]?.past ?? false
}

/** A body asked by that very rule, or one somebody added in its stead. */
const answersFor = (rule: AvisRule, { body }: ConsultedRow): boolean => means(rule, body)

async function comingBodies(
  db: Kysely<Database>,
  dossier: AvisOf,
  kept: readonly ConsultedRow[],
): Promise<ConsultedRow[]> {
  const round = roundOf(dossier.events)
  const { definition, step, territory } = dossier
  const handing = definition ? possibleFrom(definition.flow, step).some((move) => HANDS_OVER.includes(move)) : false
  const inRound = kept.filter((body) => body.round === round)
  if (step === 'draft' || !handing || inRound.some(({ askedAt }) => askedAt !== null)) return []
  const there = await bodiesThere(db, territory, await actorDay(db))
  const known = new Set(inRound.map(({ body }) => body.id))
  return namings(rulesFor(dossier), there)
    .filter(({ body }) => !known.has(body.id))
    .map(({ body, rules }) => ({
      ...{ id: null, round, rules, binding: rules.some(({ binding }) => binding) },
      ...{ body, added: null, askedAt: null, removed: null, finding: null, given: [] },
    }))
}

/**
 * No authorisation without the avis conforme (RGC13, article 35): given, and not against. One that is put off is not given
 * yet. Silence never stands for it; what another's silence is worth the rule says, or nobody knows yet.
 */
function hindranceOf(rule: AvisRule, live: readonly ConsultedRow[]): Hindrance[] {
  const opinions = live.filter((body) => answersFor(rule, body)).map(({ given }) => given.at(-1)?.opinion ?? null)
  if (opinions.includes('unfavourable')) return [{ code: 'BINDING_AVIS_UNFAVOURABLE', rule }]
  const isGiven = opinions.length > 0 && opinions.every((one) => one === 'favourable' || one === 'reserved')
  return isGiven ? [] : [{ code: 'BINDING_AVIS_MISSING', rule }]
}
