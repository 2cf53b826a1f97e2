import type { RemarkAnswer, SheetShape } from '../../../api/contract/remarks.ts'

export type PageMark = {
  readonly remark: RemarkAnswer
  readonly shape: SheetShape
  readonly tone: 'open' | 'closed' | 'carried'
}

type Sheet = { readonly documentId: string; readonly page: number }

/** Remarks that show on a page: those pinned on it, and open ones of an older version carried to it. */
export const marksOnPage = (remarks: readonly RemarkAnswer[], { documentId, page }: Sheet): PageMark[] =>
  remarks.flatMap((remark): PageMark[] => {
    const { sheet, carried, state } = remark
    if (!sheet) return []
    if (sheet.documentId === documentId && sheet.page === page) return [{ remark, shape: sheet.shape, tone: state }]
    if (carried?.documentId === documentId && carried.page === page)
      return [{ remark, shape: sheet.shape, tone: 'carried' }]
    return []
  })

/** Where to go to see a remark: on the newest version that shows it. */
export function sheetToShow({ sheet, carried }: RemarkAnswer): Sheet | null {
  if (carried && carried.page !== null) return { documentId: carried.documentId, page: carried.page }
  return sheet && { documentId: sheet.documentId, page: sheet.page }
}
