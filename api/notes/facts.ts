import type { Facts } from '../../spatial/conformity/types.ts'
import type { LegalSrid } from '../../spatial/crs/legalZones.ts'
import type { Day } from '../../spatial/day.ts'
import type { NoteContent } from '../contract/notes.ts'
import type { NoteSheets } from './drawing/readSheets.ts'

/** The urban agency that answers for the ground, as it was named that day. */
export type Agency = { readonly id: string; readonly nameFr: string; readonly nameAr: string }

/** Square metres of the land under governing plans, each piece of ground counted once. */
export type Cover = {
  /** Within the perimeter of at least one of them. */
  readonly plansM2: number
  /** Within such a perimeter, and in no zone of any of them. */
  readonly unzonedM2: number
}

/**
 * Everything a note says and draws, read once and kept: its page and its paper are made of this and of nothing else.
 * A note of 2026 must read the same in 2046, so what is here only grows.
 */
export type NoteFacts = {
  readonly version: 1
  readonly srid: LegalSrid
  readonly ground: Facts
  /** Absent from notes kept before unions were measured. */
  readonly cover?: Cover
  /** Last day of the effects of each plan version met, where a text gives one. */
  readonly until: Readonly<Record<string, Day | null>>
  readonly title: NoteContent['title']
  readonly agency: Agency
  readonly province: { readonly nameFr: string; readonly nameAr: string; readonly kind: 'province' | 'prefecture' }
  readonly sheets: NoteSheets
}
