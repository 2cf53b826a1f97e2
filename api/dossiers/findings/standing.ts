/** A decision as far as its standing is concerned. */
export type Undoable = { readonly undoneAt: Date | null }

/** What stands of the decisions on one finding, in their order: the last that was not taken back. */
export const standingOf = <D extends Undoable>(decisions: readonly D[]): D | null =>
  decisions.findLast(({ undoneAt }) => undoneAt === null) ?? null
