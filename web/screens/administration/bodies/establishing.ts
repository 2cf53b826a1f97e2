import type { BodyOpening } from '../../../../api/contract/bodies.ts'
import type { BodyKind } from '../../../../api/contract/policy/roles.ts'
import { problemOf } from '../../../api/problem.ts'
import { typedCodes } from './units.ts'

export type EstablishDraft = {
  kind: BodyKind
  nameFr: string
  nameAr: string
  email: string
  codes: string
  actReference: string
}

export const UNESTABLISHED: EstablishDraft = {
  kind: 'urban_agency',
  nameFr: '',
  nameAr: '',
  email: '',
  codes: '',
  actReference: '',
}

/** What was typed, as the service is asked; what was left empty is not sent. */
export const establishment = (draft: EstablishDraft, unitCode: string | undefined): BodyOpening => ({
  kind: draft.kind,
  nameFr: draft.nameFr.trim(),
  nameAr: draft.nameAr.trim(),
  territories: [...typedCodes(draft.codes).codes],
  actReference: draft.actReference.trim(),
  ...(draft.email.trim() !== '' && { email: draft.email.trim() }),
  ...(unitCode && { unitCode }),
})

/** The field's text with one code more, on a line of its own; a code that is there already is not written twice. */
export const withCode = (text: string, code: string): string =>
  typedCodes(text).codes.includes(code) ? text : [text.trim(), code].filter((part) => part !== '').join('\n')

const MOST_CODES = 200

/** The field a refusal is about, where the form says it beside the field and not at its end. */
export function faultyField(error: unknown): 'from' | 'territories' | 'unitCode' | null {
  const field = error ? problemOf(error).field : undefined
  return field === 'from' || field === 'territories' || field === 'unitCode' ? field : null
}

type Fault = 'bodies.codesWrong' | 'bodies.codesMany' | 'bodies.actMissing'
type SayFault = (word: Fault, values?: { readonly codes: string }) => string

/** What is wrong with the codes as they are typed. */
export function codesFault(text: string, say: SayFault): true | string {
  const { codes, wrong } = typedCodes(text)
  if (wrong.length > 0) return say('bodies.codesWrong', { codes: wrong.join(' ') })
  return codes.length <= MOST_CODES || say('bodies.codesMany')
}

/** Whatever is established or changed cites its act. */
export const actFault = (text: string, say: SayFault): true | string => text.trim() !== '' || say('bodies.actMissing')
