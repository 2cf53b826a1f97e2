import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { DocumentAnswer } from '../../../api/contract/documents.ts'
import type { OnPage, RemarksAnswer, SheetScale } from '../../../api/contract/remarks.ts'
import { useSheetWords } from '../../text/useSheetWords.ts'
import { useSaid } from '../../ui/useSaid.ts'
import { PageStrip } from '../documents/PageStrip.tsx'
import { inProgress, shapeOf } from './drawing.ts'
import { marksOnPage } from './marksOnPage.ts'
import { PinForm } from './PinForm.tsx'
import { useMeasuredSheets } from './remarkQueries.ts'
import { ScalePart } from './ScalePart.tsx'
import { ShapeMark } from './ShapeMark.tsx'
import type { Going } from './SheetBoard.tsx'
import { SheetTools } from './SheetTools.tsx'
import { type SheetFrame, SheetView } from './SheetView.tsx'
import classes from './sheets.module.css'
import { type Drafting, useDrawnShape } from './useDrawnShape.ts'
import { useMeasureWords } from './useMeasureWords.ts'

type PdfBoardProps = {
  readonly document: DocumentAnswer
  readonly page: number
  readonly remark: string | undefined
  readonly remarks: RemarksAnswer
  readonly onGo: (going: Going) => void
  /** How often a remark's place was asked for: asked again, it is shown again. */
  readonly shown: number
  readonly choice: ReactNode
  readonly list: ReactNode
}

/** A PDF on the board: its pages, the tools, its scale, and the remarks that stand on the page. */
export function PdfBoard({ document, page, remark, remarks, onGo, shown, choice, list }: PdfBoardProps) {
  const say = useSheetWords()
  const said = useSaid()
  const { id, fileName: name } = document
  const [pages, setPages] = useState(document.pages ?? 1)
  // Small pictures of the other pages wait until the one that was asked for is there.
  const [drawn, setDrawn] = useState(false)
  const measured = useMeasuredSheets(id)
  const sheet = measured.data?.find((one) => one.page === page) ?? null
  const { scale, setScale } = useScale(page, sheet?.scales ?? [])
  const drafting = useDrawnShape(scale)
  const mayPin = remarks.speaksFor.length > 0
  const marks = marksOnPage(remarks.remarks, { documentId: id, page })
  const current = marks.find((mark) => mark.remark.id === remark)
  const at = current && middleOf(current.shape.points)
  const turn = (next: number) => onGo({ document: id, page: next, remark })
  return (
    <>
      <div className={classes.bar}>
        {choice}
        <Pages {...{ page, pages }} onPage={turn} />
      </div>
      <SheetTools drafting={drafting} mayPin={mayPin} hasScale={scale !== null} />
      <div className={classes.board}>
        {pages > 1 && document.previews === 'made' && (
          <div className={classes.strip}>{drawn && <PageStrip id={id} page={page} pages={pages} onPage={turn} />}</div>
        )}
        <div className={classes.sheet}>
          <SheetView
            documentId={id}
            name={name}
            page={page}
            onPage={turn}
            onPages={setPages}
            onShown={() => setDrawn(true)}
            tool={drafting.tool}
            focus={at ? { key: `${remark} ${shown}`, at } : null}
          >
            {(frame) => <Marks {...{ frame, marks, drafting, scale }} chosen={remark} />}
          </SheetView>
        </div>
        <aside className={classes.side}>
          <p ref={said.place} role="status" tabIndex={-1} className={classes.said}>
            {said.text}
          </p>
          <Drawn drafting={drafting} />
          {mayPin && drafting.shape && (
            <PinForm
              remarks={remarks}
              on={{ documentId: id, page, shape: drafting.shape }}
              drawn={say('pin.drawn', { kind: say(`tools.${drafting.shape.kind}`) })}
              onCancel={drafting.clear}
              onPinned={() => {
                drafting.clear()
                said.tell(say('pin.done'))
              }}
            />
          )}
          <ScalePart {...{ sheet, scale, drafting }} onScale={setScale} />
          {list}
        </aside>
      </div>
    </>
  )
}

/** The middle of what a shape covers. */
function middleOf(points: readonly OnPage[]): OnPage {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2]
}

/** The scale of a page: the one written on it where there is one alone, until somebody says otherwise. */
function useScale(page: number, written: readonly number[]) {
  const [own, setOwn] = useState<Readonly<Record<number, SheetScale | null>>>({})
  const [only, more] = written
  const read: SheetScale | null =
    only !== undefined && more === undefined ? { denominator: only, from: 'written', within: 0 } : null
  const said = own[page]
  return {
    scale: said === undefined ? read : said,
    setScale: (next: SheetScale | null) => setOwn({ ...own, [page]: next }),
  }
}

type PagesProps = { readonly page: number; readonly pages: number; readonly onPage: (page: number) => void }

function Pages({ page, pages, onPage }: PagesProps) {
  const say = useSheetWords()
  return (
    <div className={classes.pages}>
      <Button variant="default" aria-label={say('previous')} disabled={page <= 1} onClick={() => onPage(page - 1)}>
        <span aria-hidden="true">‹</span>
      </Button>
      <span role="status" className="figures">
        {say('pageOf', { page, pages })}
      </span>
      <Button variant="default" aria-label={say('next')} disabled={page >= pages} onClick={() => onPage(page + 1)}>
        <span aria-hidden="true">›</span>
      </Button>
    </div>
  )
}

/** What was measured, in words for whoever does not see the sheet. */
function Drawn({ drafting: { shape } }: { readonly drafting: Drafting }) {
  const say = useSheetWords()
  const measure = useMeasureWords()
  const length = shape && measure(shape)
  if (!shape || !length || (shape.kind !== 'distance' && shape.kind !== 'area')) return null
  return (
    <p role="status" className={`figures ${classes.measure}`}>
      {say(`measure.${shape.kind}`, { measure: length })}
    </p>
  )
}

type MarksProps = {
  readonly frame: SheetFrame
  readonly marks: ReturnType<typeof marksOnPage>
  readonly drafting: Drafting
  readonly scale: SheetScale | null
  readonly chosen: string | undefined
}

/** Over the page: the remarks that stand on it, and what is being drawn. */
function Marks({ frame: { pxPerMm }, marks, drafting, scale, chosen }: MarksProps) {
  const measure = useMeasureWords()
  const { state } = drafting
  const points = inProgress(state)
  const { pen } = state.now
  const live = points.length > 1 ? shapeOf({ pen, points, done: true }, scale) : null
  return (
    <>
      {marks.map(({ remark, shape, tone }) => (
        <ShapeMark
          key={remark.id}
          kind={shape.kind}
          points={shape.points}
          label={[String(remark.nth), measure(shape)].filter((one) => one !== null).join(' · ')}
          chosen={remark.id === chosen}
          {...{ pxPerMm, tone }}
        />
      ))}
      {points.length > 0 && (
        <ShapeMark
          kind={pen}
          points={points}
          tone="draft"
          label={(live && measure(live)) ?? undefined}
          {...{ pxPerMm }}
        />
      )}
    </>
  )
}
