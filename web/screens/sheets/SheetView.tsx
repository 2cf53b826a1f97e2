import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { contentAddress } from '../../../api/contract/documents.ts'
import type { OnPage } from '../../../api/contract/remarks.ts'
import { useSheetWords } from '../../text/useSheetWords.ts'
import { useWords } from '../../text/words.ts'
import type { PdfSheets, SheetFault } from './pdfSheets.ts'
import { SheetCanvas } from './SheetCanvas.tsx'
import classes from './sheetView.module.css'
import { type SheetTool, useGestures } from './useGestures.ts'
import { useKeyCursor } from './useKeyCursor.ts'
import { usePageSize, useSheets } from './useSheets.ts'
import { useRoom, useViewport } from './useViewport.ts'
import type { Size, Viewport } from './viewport.ts'
import { Zooming } from './Zooming.tsx'

/** What an overlay is drawn in: millimetres of the page, and how many pixels one of them is now. */
export type SheetFrame = { readonly pxPerMm: number; readonly page: Size }

export type SheetViewProps = {
  readonly documentId: string
  readonly name: string
  readonly page: number
  readonly onPage: (page: number) => void
  /** Takes the pointer and Enter while it is there; otherwise they move the page. */
  readonly tool?: SheetTool | null
  /** A place of the page to bring into sight, anew whenever its `key` changes. */
  readonly focus?: { readonly key: string; readonly at: OnPage } | null
  /** Said once the file is open: how many pages it has. */
  readonly onPages?: (pages: number) => void
  /** Said whenever a page is drawn. */
  readonly onShown?: () => void
  /** Said where on the page one points, in its millimetres. */
  readonly onPoint?: (at: OnPage) => void
  /** Drawn over the page: children of an SVG whose unit is a millimetre of the page, from its top left corner. */
  readonly children?: (frame: SheetFrame) => ReactNode
}

/** One page of a PDF at its scale: moved, zoomed, drawn on. It is never mirrored, whatever the language. */
export function SheetView({ documentId, name, page, onPages, ...view }: SheetViewProps) {
  const say = useSheetWords()
  const { t } = useWords()
  const { open, again } = useSheets(contentAddress(documentId))
  const sheets = open.state === 'open' ? open.sheets : null
  useEffect(() => {
    if (sheets) onPages?.(sheets.pages)
  }, [sheets, onPages])
  if (open.state === 'faulty') return <Faulty fault={open.fault} {...{ documentId, name }} onAgain={again} />
  if (!sheets)
    return (
      <p className={classes.note} role="status">
        {t('frame.loading')}
      </p>
    )
  if (page > sheets.pages)
    return <p className={classes.note}>{say('view.noPage', { count: sheets.pages, page, pages: sheets.pages })}</p>
  return <OpenSheet {...{ sheets, documentId, name, page, onAgain: again }} {...view} />
}

type OpenProps = Omit<SheetViewProps, 'onPages'> & { readonly sheets: PdfSheets; readonly onAgain: () => void }

function OpenSheet({
  sheets,
  documentId,
  name,
  page,
  onPage,
  tool = null,
  focus,
  onShown,
  onPoint,
  children,
  onAgain,
}: OpenProps) {
  const say = useSheetWords()
  const element = useRef<HTMLElement>(null)
  const room = useRoom(element)
  const read = usePageSize(sheets, page)
  const [failed, setFailed] = useState<number | null>(null)
  const [shown, setShown] = useState<number | null>(null)
  const size = read === 'unreadable' ? null : read
  const { view, ...moving } = useViewport(size, room)
  const cursor = useKeyCursor({ view, room, moving, tool, page, pages: sheets.pages, onPage, onPoint })
  const gestures = useGestures(element, { view, moving, tool, onPoint })
  const { show } = moving
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown once for its key, not whenever the page moves
  useEffect(() => {
    if (!focus || !size) return
    show(focus.at)
    element.current?.scrollIntoView({ block: 'nearest' })
  }, [focus?.key, size])
  if (read === 'unreadable' || failed === page) return <Faulty fault="BROKEN" {...{ documentId, name, onAgain }} />
  return (
    <>
      <section
        ref={element}
        className={classes.room}
        dir="ltr"
        data-shown={shown ?? undefined}
        data-tool={tool ? '' : undefined}
        aria-label={say('view.sheet', { name, page })}
        aria-description={say(tool ? 'view.keysTool' : 'view.keys')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: moved, zoomed and drawn on by the keyboard too
        tabIndex={0}
        onKeyDown={cursor.press}
        {...gestures}
      >
        {size && room && view && (
          <>
            <SheetCanvas
              {...{ sheets, page, size, view, room }}
              onShown={() => {
                setShown(page)
                onShown?.()
              }}
              onFailed={() => setFailed(page)}
            />
            <Overlay {...{ view, room }}>
              {children?.({ pxPerMm: view.pxPerMm, page: size })}
              {cursor.at && <Crosshair at={cursor.at} pxPerMm={view.pxPerMm} />}
            </Overlay>
          </>
        )}
      </section>
      <Zooming percent={view ? Math.round((view.pxPerMm / PX_PER_MM) * 100) : 100} {...moving} />
    </>
  )
}

/** A CSS pixel is 1/96 inch. */
const PX_PER_MM = 96 / 25.4

type OverlayProps = { readonly view: Viewport; readonly room: Size; readonly children: ReactNode }

const Overlay = ({ view: { pxPerMm, x, y }, room, children }: OverlayProps) => (
  <svg
    className={classes.overlay}
    aria-hidden="true"
    viewBox={[-x / pxPerMm, -y / pxPerMm, room.width / pxPerMm, room.height / pxPerMm].join(' ')}
  >
    {children}
  </svg>
)

/** Where the keyboard points. */
function Crosshair({ at: [x, y], pxPerMm }: { readonly at: OnPage; readonly pxPerMm: number }) {
  const arm = 14 / pxPerMm
  const d = `M${x - arm} ${y}H${x + arm}M${x} ${y - arm}V${y + arm}`
  return (
    <>
      <path d={d} className={classes.crosshairHalo} />
      <path d={d} className={classes.crosshair} />
    </>
  )
}

type FaultyProps = {
  readonly fault: SheetFault
  readonly documentId: string
  readonly name: string
  readonly onAgain: () => void
}

/** What cannot be shown says why, and what is left to do with it. */
function Faulty({ fault, documentId, name, onAgain }: FaultyProps) {
  const say = useSheetWords()
  const { t } = useWords()
  return (
    <div className={classes.note} role="alert">
      <p>{say(`faults.${fault}`)}</p>
      {fault === 'UNREACHABLE' && (
        <Button variant="default" onClick={onAgain}>
          {t('frame.retry')}
        </Button>
      )}
      {fault !== 'GONE' && (
        <a href={contentAddress(documentId)} download={name}>
          {say('view.download')}
        </a>
      )}
    </div>
  )
}
