import { asActor } from '../../access/asActor.ts'
import type { Asker } from '../../access/asker.ts'
import { type Ended, signEach } from '../../ceremony/signEach.ts'
import type { SigningOutcome, SigningWanted } from '../../contract/actsSigning.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { PressBusy } from '../../papers/press.ts'
import { KeyFailed } from '../../signatures/openKey.ts'
import { referenceOf } from '../facts.ts'
import { actById } from '../queries.ts'
import { type Ceremony, signOne } from './signOne.ts'

type Wanted = SigningWanted['acts'][number]
export type Batch = Omit<Ceremony, 'numbered'> & {
  readonly acts: readonly Wanted[]
  readonly tell: (outcome: SigningOutcome) => void
}

/** Signs acts with one consent, as `signEach` does: before another number is given the key's fault ends the batch. */
export const signActs = (deps: Deps, asker: Asker, { acts, tell, ...ceremony }: Batch): Promise<void> =>
  signEach(acts, {
    sign: (wanted) => signed(deps, asker, wanted, ceremony),
    unsigned: (wanted, code) => unsigned(wanted, code).outcome,
    tell,
  })

type EndedAct = Ended<SigningOutcome>

const NOTHING = { signed: false, reference: null, level: null, code: null, detail: null, by: null } as const

const unsigned = ({ actId }: Wanted, code: string, more: Partial<SigningOutcome> = {}): EndedAct => ({
  outcome: { ...NOTHING, actId, code, ...more },
  keyFault: null,
})

async function signed(
  deps: Deps,
  asker: Asker,
  wanted: Wanted,
  ceremony: Omit<Ceremony, 'numbered'>,
): Promise<EndedAct> {
  let reference: string | null = null
  const numbered: Ceremony['numbered'] = ({ number, year }) => {
    reference = referenceOf(number, year)
  }
  try {
    const { level } = await signOne(deps, asker, wanted, { ...ceremony, numbered })
    return { outcome: { ...NOTHING, actId: wanted.actId, signed: true, reference, level }, keyFault: null }
  } catch (error) {
    if (error instanceof KeyFailed) return unsignedBy(error, wanted, reference)
    if (error instanceof PressBusy) return unsigned(wanted, 'BUSY', { reference })
    if (!(error instanceof Problem)) {
      deps.log.error({ err: error, act: wanted.actId }, 'an act could not be signed')
      return unsigned(wanted, 'INTERNAL', { reference })
    }
    // Once somebody signed it the dossier is elsewhere: whichever door that shut, who signed says more.
    const by = await signerOf(deps, asker, wanted)
    return unsigned(wanted, by ? 'ACT_SIGNED_MEANWHILE' : error.code, { reference, detail: error.detail, by })
  }
}

/** The key signs nothing more, but where it is of another body than this act alone. */
const unsignedBy = ({ code }: KeyFailed, wanted: Wanted, reference: string | null): EndedAct => ({
  ...unsigned(wanted, code, { reference }),
  keyFault: code === 'KEY_OF_ANOTHER_BODY' ? null : code,
})

/** Who signed an act meanwhile; null when nobody did, or one may not see it. */
const signerOf = (deps: Deps, { actor }: Asker, { actId }: Wanted): Promise<SigningOutcome['by']> =>
  asActor(deps, actor, async (transaction) => {
    const act = await actById(transaction, actId)
    if (act?.state !== 'signed' || !act.signing || !act.signedAt) return null
    const { nameFr, nameAr } = act.signing.by
    return { nameFr, nameAr, at: act.signedAt.toISOString() }
  })
