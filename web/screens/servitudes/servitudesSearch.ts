import { STANDINGS } from '../../../api/contract/servitudes.ts'
import {
  SERVITUDE_EFFECTS,
  SERVITUDE_KINDS,
  type ServitudeEffect,
  type ServitudeKind,
} from '../../../spatial/conformity/types.ts'

type Standing = (typeof STANDINGS)[number]

export type ServitudesSearch = {
  readonly q?: string | undefined
  readonly effect?: ServitudeEffect | undefined
  readonly kind?: ServitudeKind | undefined
  readonly standing?: Standing | undefined
  /** The one that is shown. */
  readonly id?: string | undefined
  /** It is written, or a new one is. */
  readonly writing?: 'yes' | undefined
  readonly view?: string | undefined
}

const oneOf = <T extends string>(values: readonly T[], given: unknown): T | undefined =>
  values.find((value) => value === given)
const text = (given: unknown): string | undefined => (typeof given === 'string' && given !== '' ? given : undefined)

export const parseServitudesSearch = (given: Record<string, unknown>): ServitudesSearch => ({
  q: text(given.q),
  effect: oneOf(SERVITUDE_EFFECTS, given.effect),
  kind: oneOf(SERVITUDE_KINDS, given.kind),
  standing: oneOf(STANDINGS, given.standing),
  id: text(given.id),
  writing: given.writing === 'yes' ? 'yes' : undefined,
  view: text(given.view),
})
