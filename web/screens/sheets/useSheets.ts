import { useEffect, useState } from 'react'
import { openPdf, type PdfSheets, type SheetFault } from './pdfSheets.ts'
import type { Size } from './viewport.ts'

export type OpenSheets =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly sheets: PdfSheets }
  | { readonly state: 'faulty'; readonly fault: SheetFault }

const OPENING: OpenSheets = { state: 'opening' }

/** The PDF at an address, open as long as it is shown; `again` tries anew. */
export function useSheets(address: string) {
  const [open, setOpen] = useState<{ readonly of: string; readonly now: OpenSheets }>({ of: '', now: OPENING })
  const [tries, setTries] = useState(0)
  const wanted = `${tries} ${address}`
  useEffect(() => {
    let left = false
    let close: (() => void) | undefined
    void openPdf(address).then((opened) => {
      if (opened.ok) close = opened.value.close
      if (left) return close?.()
      const now: OpenSheets = opened.ok
        ? { state: 'open', sheets: opened.value }
        : { state: 'faulty', fault: opened.error }
      setOpen({ of: wanted, now })
    })
    return () => {
      left = true
      close?.()
    }
  }, [address, wanted])
  return { open: open.of === wanted ? open.now : OPENING, again: () => setTries(tries + 1) }
}

/** The size of a page, null while it is being read; a page that cannot be read is a fault of the file. */
export function usePageSize(sheets: PdfSheets | null, page: number) {
  const [read, setRead] = useState<{ readonly key: string; readonly size: Size | 'unreadable' } | null>(null)
  const key = `${page}`
  useEffect(() => {
    if (!sheets) return
    let left = false
    const keep = (size: Size | 'unreadable') => {
      if (!left) setRead({ key, size })
    }
    sheets.sizeOf(page).then(keep, () => keep('unreadable'))
    return () => {
      left = true
    }
  }, [sheets, page, key])
  return read?.key === key ? read.size : null
}
