import { isBinding } from '../../plans/standings.ts'
import type { NoteSheet, NoteSheets } from './readSheets.ts'

/**
 * The sheets of a note, with which of their zones bind. Those kept before a study was drawn apart do not say it zone by
 * zone: where the plans of a sheet all bind, or none does, their states tell it of every zone; of others nothing that
 * was kept does, they stay as they were and the paper says so. Pure.
 */
export const sheetsTold = ({ situation, zoning }: NoteSheets): NoteSheets => ({
  situation: sheetTold(situation),
  zoning: sheetTold(zoning),
})

/** Zones of a plan that is only studied may be among those of the sheet, and nothing tells which. */
export const isUntold = ({ ground: { zones } }: NoteSheet): boolean =>
  zones.some(({ binding }) => binding === undefined)

function sheetTold(sheet: NoteSheet): NoteSheet {
  const { zones, plans } = sheet.ground
  const binding = plans.every(isBinding)
  if (!isUntold(sheet) || (!binding && plans.some(isBinding))) return sheet
  return { ...sheet, ground: { ...sheet.ground, zones: zones.map((zone) => ({ binding, ...zone })) } }
}
