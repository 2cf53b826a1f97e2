import type { PlanState } from '../../../spatial/conformity/types.ts'
import type { LegendKey } from '../../papers/drawing/legend.ts'
import type { SheetGround } from '../../papers/drawing/readGround.ts'

type Layer = keyof SheetGround['covered']

/** What a printed map says around its drawing. */
export type SheetWords = {
  readonly title: string
  readonly untitledParcel: string
  readonly legend: string
  readonly marks: Readonly<Record<LegendKey, string>>
  readonly scale: string
  readonly centimetre: (metres: string) => string
  readonly plane: string
  readonly datum: string
  readonly day: string
  readonly plans: string
  readonly states: Readonly<Record<PlanState, string>>
  readonly layers: Readonly<Record<Layer, string>>
  readonly dataOf: (day: string) => string
  readonly undated: string
  /** Names of layers, one after the other. */
  readonly listed: (layers: readonly string[]) => string
  readonly unknown: (layers: string) => string
  readonly partly: (layers: string) => string
  readonly noMark: string
  readonly otherZone: (zone: string) => string
  readonly force: string
  readonly alt: (scale: string, zones: number, servitudes: number) => string
  readonly foot: string
}
