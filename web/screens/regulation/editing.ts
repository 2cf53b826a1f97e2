import {
  type CellChange,
  cellOf,
  type RegulationRow,
  sameCell,
  sameRow,
} from '../../../api/contract/regulation/cells.ts'

type Edits = readonly CellChange[]

/** What is changed and not saved yet, and the steps that led there. */
export type Editing = {
  /** The revision the changes were begun on. */
  readonly base: number
  readonly past: readonly Edits[]
  readonly now: Edits
  readonly future: readonly Edits[]
}

export const beginEditing = (base: number, now: Edits = []): Editing => ({ base, past: [], now, future: [] })

const MOST_STEPS = 200

/** Cells changed at one go; one that becomes again what is saved is no change. */
export function edit(editing: Editing, changes: Edits, saved: readonly RegulationRow[]): Editing {
  const others = editing.now.filter((one) => !changes.some((change) => sameCellOf(one, change)))
  const real = changes.filter(({ zone, sector, column, cell }) => {
    const row = saved.find((one) => sameRow(one, { zone, sector }))
    return !sameCell(cellOf(row, column), cell)
  })
  const now = [...others, ...real]
  if (JSON.stringify(now) === JSON.stringify(editing.now)) return editing
  return { ...editing, past: [...editing.past, editing.now].slice(-MOST_STEPS), now, future: [] }
}

export const sameCellOf = (one: Omit<CellChange, 'cell'>, other: Omit<CellChange, 'cell'>): boolean =>
  sameRow(one, other) && one.column === other.column

export function undo(editing: Editing): Editing {
  const before = editing.past.at(-1)
  if (!before) return editing
  return { ...editing, past: editing.past.slice(0, -1), now: before, future: [editing.now, ...editing.future] }
}

export function redo(editing: Editing): Editing {
  const [after, ...future] = editing.future
  if (!after) return editing
  return { ...editing, past: [...editing.past, editing.now], now: after, future }
}

/** The same changes on a later revision; those it has already are changes no more. */
export const takeUp = ({ now }: Editing, base: number, saved: readonly RegulationRow[]): Editing => ({
  ...beginEditing(base, edit(beginEditing(base), now, saved).now),
})
