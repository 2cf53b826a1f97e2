import type { ActToSign, SigningOutcome, SigningWanted } from '../../../api/contract/actsSigning.ts'
import { type AvisNamed, keyOfAvis } from '../../../api/contract/avis/signing.ts'
import { signStream } from './signStream.ts'

/** What may be signed with one consent, each kind with its own words. */
export type SignedKind = 'acts' | 'avis'

/** One thing that waits for a signature, as it is shown while it is signed. */
export type Signable<W> = {
  readonly key: string
  readonly what: string
  /** Of its dossier. */
  readonly number: string
  /** Where its paper is read, signed or not yet. */
  readonly paper: string
  readonly of: W
}

/** What became of one, whatever it is; only an act has a reference. */
export type Outcome = Omit<SigningOutcome, 'actId'>

export type Opening = Pick<SigningWanted, 'keyId' | 'secret'>

/** Asks for signatures and tells of each thing as it comes. @throws ProblemError when nothing was begun; LineCut */
export type Signing<W> = (
  things: readonly W[],
  opening: Opening,
  tell: (key: string, outcome: Outcome) => void,
) => Promise<void>

export const signActs: Signing<Pick<ActToSign, 'dossierId' | 'actId' | 'version'>> = async (acts, opening, tell) => {
  const { signingOutcome } = await import('../../../api/contract/actsSigning.ts')
  const asked = acts.map(({ dossierId, actId, version }) => ({ dossierId, actId, version }))
  const body = { ...opening, acts: asked }
  await signStream({ address: '/api/acts/sign', body, answer: signingOutcome, count: asked.length }, (one) =>
    tell(one.actId, one),
  )
}

export const signAvis: Signing<AvisNamed> = async (avis, opening, tell) => {
  const { avisSigningOutcome } = await import('../../../api/contract/avis/signing.ts')
  const asked = avis.map(({ dossierId, bodyId, round, version }) => ({ dossierId, bodyId, round, version }))
  const body = { ...opening, avis: asked }
  await signStream({ address: '/api/avis/sign', body, answer: avisSigningOutcome, count: asked.length }, (one) =>
    tell(keyOfAvis(one.avis), { ...one, reference: null }),
  )
}
