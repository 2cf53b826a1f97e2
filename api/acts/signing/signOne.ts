import { hash } from 'node:crypto'
import { Readable } from 'node:stream'
import { asDay } from '../../../spatial/day.ts'
import type { ActorTransaction } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { DOOR_OF } from '../../contract/procedures/doors.ts'
import type { Deps } from '../../deps.ts'
import { lockContent } from '../../documents/lockContent.ts'
import { asStoreProblem } from '../../documents/store/storeProblem.ts'
import { moveIn } from '../../dossiers/course/moveDossier.ts'
import { readFooting } from '../../dossiers/course/readFooting.ts'
import { journal, subject, withDossier } from '../../dossiers/withDossier.ts'
import type { Levelled, Timestamper } from '../../evidence/timestamper.ts'
import { type HeldKey, holdToday } from '../../keys/heldKey.ts'
import type { PaperPress } from '../../papers/press.ts'
import type { SignatureProvider } from '../../signatures/provider.ts'
import { signPdf } from '../../signatures/sign.ts'
import { type ActToSign, type Beginning, beginSigning } from '../numbering/beginSigning.ts'
import { printAct } from '../printAct.ts'
import { recordSigned } from '../recordSigned.ts'

/** After the act others may sign in their turn and nothing else (DocMDP). */
const PERMITS = 2

export type Ceremony = {
  readonly key: SignatureProvider
  /** What the key is in the inventory. */
  readonly held: HeldKey
  readonly press: PaperPress
  readonly stamper: Timestamper
  /** Where the house is reached, for the address an act's code leads to. */
  readonly base: string
  /** Told as soon as an act has its number. */
  readonly numbered: (act: ActToSign) => void
}

type Wanted = Omit<Beginning, 'keyBodyId'>

export type SignedOne = { readonly act: ActToSign; readonly level: string }

/**
 * Signs one act: its number is given for good, its paper printed from what was kept, signed, timestamped where that can be
 * had; then, in one transaction, the file is in the store, the act is signed and its dossier has moved. A fall at any point
 * leaves an act that is begun again under the same number, or one that is signed.
 * @throws Problem what refuses the beginning or the move; KeyFailed for the key; PressBusy; Error for a fault of ours
 */
export async function signOne(deps: Deps, asker: Asker, beginning: Wanted, ceremony: Ceremony): Promise<SignedOne> {
  await holdToday(deps, asker, ceremony.held)
  const seen = await movesOf(deps, asker, beginning.dossierId)
  const act = await beginSigning(deps, asker, { ...beginning, keyBodyId: ceremony.held.bodyId })
  ceremony.numbered(act)
  const paper = Buffer.from(await printAct(ceremony.press, act, ceremony.base))
  // It may have been suspended, or have ended, while the paper was printed.
  await holdToday(deps, asker, ceremony.held)
  const signed = await signPdf(paper, ceremony.key, { at: deps.clock.now(), permits: PERMITS })
  // The paper is our own press's: that it cannot be signed is a fault of ours.
  if (!signed.ok) throw new Error(`the paper of act ${act.id} cannot be signed: ${signed.error}`)
  const levelled = await ceremony.stamper.stamp(signed.value)
  await finish(deps, asker, { act, seen, levelled })
  return { act, level: levelled.level }
}

/** How far the dossier had come when its act was begun: whoever moves it meanwhile stops the signature. */
const movesOf = (deps: Deps, asker: Asker, id: string): Promise<number> =>
  withDossier(deps, { asker, id, action: 'dossier.consult' }, async (transaction, { row }) => {
    const { row: course } = await readFooting(transaction, row)
    return course.moves
  })

type Finishing = { readonly act: ActToSign; readonly seen: number; readonly levelled: Levelled }

function finish(deps: Deps, asker: Asker, { act, seen, levelled: { file, level } }: Finishing): Promise<void> {
  const { id: actId, dossierId: id, transition } = act
  const action = DOOR_OF[transition]
  return withDossier(deps, { asker, id, action }, async (transaction, { row, allowed, at }) => {
    const stored = { sha256: hash('sha256', file), bytes: file.length }
    await keep(deps, transaction, { file, sha256: stored.sha256 })
    const reason = reasonOf(act)
    const wanted = { id, transition, seen, ...(reason === null ? {} : { reason }) }
    await moveIn(transaction, wanted, { row, asker, at, today: asDay(deps.clock.today()) })
    const personId = asker.actor.personId
    const begunAt = new Date(act.signing.at)
    await recordSigned(transaction, { actId, file: stored, level, at, personId, begunAt, move: seen + 1 })
    const entry = { action: 'act.sign', subject: subject(id), dossierId: id, mandateId: allowed.mandateId }
    const detail = { act: actId, number: act.number, year: act.year, level, sha256: stored.sha256 }
    await journal(transaction, { asker, at }, { ...entry, detail })
  })
}

/** In the store before the transaction ends, where nobody takes it away meanwhile. */
async function keep(
  { store }: Pick<Deps, 'store'>,
  transaction: ActorTransaction,
  { file, sha256 }: { readonly file: Buffer; readonly sha256: string },
): Promise<void> {
  await lockContent(transaction, sha256)
  await store.put(sha256, () => Readable.from([file])).catch(asStoreProblem)
}

/** What the move says of a refusal or a deferral: the act's own motives. */
function reasonOf({ facts }: ActToSign): string | null {
  const said = [...facts.motives.map(({ detail }) => detail), ...(facts.deferral ? [facts.deferral.detail] : [])]
  return said.length > 0 ? said.join('\n') : null
}
