import type { PaperPress } from '../papers/press.ts'
import { type ActToCompose, composeAct } from './paper/composeAct.ts'
import type { ActRow } from './queries.ts'

/** Where an act's code leads: anybody may check it there, and what became of it. */
export const checkAddress = (base: string, token: string): string => `${base}/actes/verifier/${token}`

/** The words of an act as its rows keep them. @throws Error for a template that is no longer known */
export function actToCompose(act: ActRow, base: string): ActToCompose {
  const { facts, layout, draftedAt, number, year, signing, token } = act
  if (act.templateVersion !== 1) throw new Error(`${act.template} has no version ${act.templateVersion}`)
  const begun =
    number === null || year === null || signing === null
      ? null
      : { number, year, signing, address: checkAddress(base, token) }
  return { facts, layout, draftedAt, begun }
}

/**
 * The unsigned PDF of an act (PDF/A-2a), from what is stored of it: of a draft, marked as one on each page. The same rows make
 * the same bytes.
 * @param base where the house is reached, for the address its code leads to
 * @throws PressBusy; Error when a template is at fault
 */
export function printAct(press: PaperPress, act: ActRow, base: string): Promise<Uint8Array> {
  const madeAt = act.signing ? new Date(act.signing.at) : act.draftedAt
  return press.print({ template: 'act', data: composeAct(actToCompose(act, base)), madeAt })
}
