import type { ActorTransaction } from '../access/asActor.ts'
import type { Asker } from '../access/asker.ts'
import { type ActOfDossier, type ActsOfDossier, kindsAt, REFUSAL_GROUNDS } from '../contract/actsDrafted.ts'
import { decide } from '../contract/policy/decide.ts'
import { DOOR_OF } from '../contract/procedures/doors.ts'
import { roundOf } from '../dossiers/avis/readAvis.ts'
import { readFooting } from '../dossiers/course/readFooting.ts'
import type { DossierRow } from '../dossiers/queries.ts'
import { type Needs, subjectOf, withDossier } from '../dossiers/withDossier.ts'
import { draftDoor } from './drafting/draftAct.ts'
import { GROUNDS } from './drafting/grounds.ts'
import { partsChanged, readFacts } from './drafting/readFacts.ts'
import { reasonsOffered } from './drafting/reasons.ts'
import { studyOver } from './drafting/studies.ts'
import { referenceOf } from './facts.ts'
import { voidDoor } from './numbering/voidAct.ts'
import { type ActRow, actsOf, type CopyRow, copiesOf } from './queries.ts'

/** The acts of a dossier, and those the asker may prepare now. @throws Problem NOT_FOUND and the policy's shut door */
export const consultActs = (deps: Needs, asker: Asker, id: string): Promise<ActsOfDossier> =>
  withDossier(deps, { asker, id, action: 'dossier.consult' }, async (transaction, { row }) => {
    const { row: course, events } = await readFooting(transaction, row)
    const kinds = course.definition ? kindsAt(course.definition.flow, course.step) : []
    const about = subjectOf(row)
    const may = (action: Parameters<typeof decide>[1]) => decide(asker.actor, action, about).allowed
    const acts: ActOfDossier[] = []
    const copies = await copiesOf(transaction, row.id)
    for (const act of await actsOf(transaction, row.id))
      acts.push(await present(transaction, row, { act, may, copies: copies.filter(({ actId }) => actId === act.id) }))
    const possible = kinds.filter((kind) => may(draftDoor(kind)))
    const procedure = course.definition?.code
    return {
      ...{ acts, possible, grounds: REFUSAL_GROUNDS.map((ground) => ({ ground, rule: GROUNDS[ground] })) },
      reasons:
        procedure !== undefined && possible.includes('refusal')
          ? await reasonsOffered(transaction, { dossierId: id, procedure, events, day: deps.clock.today() })
          : [],
      study: possible.some((kind) => kind === 'permit' || kind === 'deferral')
        ? await studyOver(transaction, { dossierId: id, round: roundOf(events), today: deps.clock.today() })
        : null,
    }
  })

type Presenting = {
  readonly act: ActRow
  readonly may: (action: Parameters<typeof decide>[1]) => boolean
  readonly copies: readonly CopyRow[]
}

async function present(
  transaction: ActorTransaction,
  row: DossierRow,
  { act, may, copies }: Presenting,
): Promise<ActOfDossier> {
  const now = act.state === 'draft' ? await readFacts(transaction, row, act.facts) : null
  return {
    ...{ id: act.id, kind: act.kind, state: act.state, version: act.version, layout: act.layout },
    ...{ motives: act.facts.motives, deferral: act.facts.deferral, conditions: act.facts.conditions },
    reference: act.number === null || act.year === null ? null : referenceOf(act.number, act.year),
    draftedAt: act.draftedAt.toISOString(),
    changed: now ? partsChanged(act.facts, now) : [],
    signedAt: act.signedAt?.toISOString() ?? null,
    signer: act.signedAt && act.signing ? signerOf(act.signing) : null,
    level: act.level,
    token: act.state === 'signed' ? act.token : null,
    void: inWords(act.void),
    withdrawn: inWords(act.withdrawn),
    copies: copies.map(({ actId: _, sentAt, ...copy }) => ({ ...copy, sentAt: sentAt?.toISOString() ?? null })),
    mayDraft: act.state === 'draft' && may(draftDoor(act.kind)),
    mayVoid: act.state === 'signing' && may(voidDoor(act.kind)),
    mayWithdraw: act.state === 'signed' && act.withdrawn === null && may(voidDoor(act.kind)),
    maySign: (act.state === 'draft' || act.state === 'signing') && may(DOOR_OF[act.transition]),
  }
}

const inWords = (said: ActRow['void']) => said && { at: said.at.toISOString(), reason: said.reason }

const signerOf = ({ by, body }: NonNullable<ActRow['signing']>) => ({
  ...by,
  bodyFr: body.nameFr,
  bodyAr: body.nameAr,
})
