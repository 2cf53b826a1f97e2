/** `registre=…`: the register being looked at; `lignes=faulty`: only its rows that stand so. */
export type BacklogSearch = { readonly registre?: string | undefined; readonly lignes?: RowsShown | undefined }
export const ROWS_SHOWN = ['faulty', 'ready', 'imported', 'refused'] as const
export type RowsShown = (typeof ROWS_SHOWN)[number]

const SHAPE = /^[0-9a-f-]{36}$/

export function parseBacklogSearch({ registre, lignes }: Record<string, unknown>): BacklogSearch {
  const shown = ROWS_SHOWN.find((state) => state === lignes)
  return {
    ...(typeof registre === 'string' && SHAPE.test(registre) ? { registre } : {}),
    ...(shown ? { lignes: shown } : {}),
  }
}
