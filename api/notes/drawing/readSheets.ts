import type { Kysely } from 'kysely'
import type { Day } from '../../../spatial/day.ts'
import type { Database } from '../../db/tables.ts'
import type { SheetFrame } from '../../papers/drawing/frame.ts'
import { type LawOfLand, readGround, type SheetGround } from '../../papers/drawing/readGround.ts'
import type { Frames } from './frame.ts'

/** One plan of a note: where it lies, and what lay there on its day. */
export type NoteSheet = { readonly frame: SheetFrame; readonly ground: SheetGround }
export type NoteSheets = { readonly situation: NoteSheet; readonly zoning: NoteSheet }

/** Farther away the cadastre is a grey stain, and would weigh more than all the rest that is kept of a note. */
const LAST_WITH_CADASTRE = 10_000

/** What both sheets draw, read with the facts of the note and kept with them. */
export async function readSheets(
  db: Kysely<Database>,
  { situation, zoning }: Frames,
  when: { readonly on: Day; readonly law: LawOfLand },
): Promise<NoteSheets> {
  return { situation: await sheetOf(db, situation, when), zoning: await sheetOf(db, zoning, when) }
}

async function sheetOf(
  db: Kysely<Database>,
  frame: SheetFrame,
  when: { readonly on: Day; readonly law: LawOfLand },
): Promise<NoteSheet> {
  const ground = await readGround(db, frame, when)
  return { frame, ground: frame.denominator > LAST_WITH_CADASTRE ? { ...ground, parcels: '' } : ground }
}
