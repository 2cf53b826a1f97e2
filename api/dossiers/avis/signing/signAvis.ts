import { asActor } from '../../../access/asActor.ts'
import type { Asker } from '../../../access/asker.ts'
import { type Ended, signEach } from '../../../ceremony/signEach.ts'
import type { AvisNamed, AvisSigningOutcome } from '../../../contract/avis/signing.ts'
import type { Deps } from '../../../deps.ts'
import { Problem } from '../../../http/problem.ts'
import { KeyFailed } from '../../../signatures/openKey.ts'
import { signerOf } from './signer.ts'
import { type Ceremony, signOne } from './signOne.ts'

type Batch = Ceremony & {
  readonly avis: readonly AvisNamed[]
  readonly tell: (outcome: AvisSigningOutcome) => void
}

/** Signs avis with one consent, as `signEach` does. */
export const signAvis = (deps: Deps, asker: Asker, { avis, tell, ...ceremony }: Batch): Promise<void> =>
  signEach(avis, {
    sign: (one) => signed(deps, asker, one, ceremony),
    unsigned: (one, code) => ({ ...NOTHING, avis: one, code }),
    tell,
  })

const NOTHING = { signed: false, level: null, code: null, detail: null, by: null } as const

async function signed(
  deps: Deps,
  asker: Asker,
  avis: AvisNamed,
  ceremony: Ceremony,
): Promise<Ended<AvisSigningOutcome>> {
  const unsigned = (code: string, more: Partial<AvisSigningOutcome> = {}) => ({
    outcome: { ...NOTHING, avis, code, ...more },
    keyFault: null,
  })
  try {
    const level = await signOne(deps, asker, avis, ceremony)
    return { outcome: { ...NOTHING, avis, signed: true, level }, keyFault: null }
  } catch (error) {
    if (error instanceof KeyFailed)
      // Of another body than this avis alone, the key signs the others still.
      return { ...unsigned(error.code), keyFault: error.code === 'KEY_OF_ANOTHER_BODY' ? null : error.code }
    if (!(error instanceof Problem)) {
      deps.log.error({ err: error, avis }, 'an avis could not be signed')
      return unsigned('INTERNAL')
    }
    const by =
      error.code === 'AVIS_SIGNED_ALREADY'
        ? await asActor(deps, asker.actor, (transaction) => signerOf(transaction, avis))
        : null
    return unsigned(error.code, { detail: error.detail, by })
  }
}
