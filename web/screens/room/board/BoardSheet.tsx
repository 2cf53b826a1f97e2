import { Button } from '@mantine/core'
import { type RefObject, useState } from 'react'
import type { Shape } from '../../../../api/contract/room/annotation.ts'
import { useRoomWords } from '../../../text/useRoomWords.ts'
import { SheetView } from '../../sheets/SheetView.tsx'
import type { BodyLook } from '../bodyColours.ts'
import type { Placed } from '../line/BoardCopy.ts'
import shared from '../room.module.css'
import { SheetCursors } from './SheetCursors.tsx'
import { SheetMark } from './SheetMark.tsx'
import type { Finishing } from './surface.ts'
import classes from './tools.module.css'
import type { Tool } from './tools.ts'
import { type Pointing, usePointer } from './usePointing.ts'
import { useSheetPen } from './useSheetPen.ts'

type BoardSheetProps = {
  readonly documentId: string
  readonly name: string
  readonly page: number
  readonly onPage: (page: number) => void
  readonly placed: readonly Placed[]
  readonly lookOf: (body: string | null) => BodyLook
  /** Absent where the board is only read. */
  readonly drawing?: {
    readonly tool: Tool
    /** How one's own body draws: what is not put yet looks like it. */
    readonly ownLook: BodyLook
    readonly onDrawn: (shape: Shape, at: [number, number][]) => void
    readonly handle: RefObject<Finishing | null>
  }
  /** Absent where nobody else is there. */
  readonly pointing?: Pointing
}

const READ_ONLY = { onDrawn: () => undefined, handle: { current: null } } as const

/** A page of a plan as the board: what is drawn on it together stands over it. */
export function BoardSheet({ documentId, name, page, onPage, placed, lookOf, drawing, pointing }: BoardSheetProps) {
  const say = useRoomWords()
  const [pages, setPages] = useState(1)
  const pen = useSheetPen(drawing?.tool ?? 'hand', drawing ?? READ_ONLY)
  const point = usePointer(pointing)
  const here = placed.flatMap(({ key, annotation, author }) =>
    annotation.on === 'sheet' && annotation.documentId === documentId && annotation.page === page
      ? [{ key, annotation, look: lookOf(author?.bodyId ?? null) }]
      : [],
  )
  return (
    <>
      {pages > 1 && (
        <div className={shared.row}>
          <Button variant="default" disabled={page <= 1} onClick={() => onPage(page - 1)}>
            {say('board.pageBefore')}
          </Button>
          <span className="figures">{say('board.page', { page, pages })}</span>
          <Button variant="default" disabled={page >= pages} onClick={() => onPage(page + 1)}>
            {say('board.pageAfter')}
          </Button>
        </div>
      )}
      <div className={classes.sheet}>
        <SheetView
          {...{ documentId, name, page, onPage }}
          onPages={setPages}
          tool={pen.tool}
          onPoint={([x, y]) => point({ on: 'sheet', documentId, page, at: [x, y] })}
        >
          {({ pxPerMm }) => (
            <>
              {here.map(({ key, annotation: { shape, at, text }, look }) => (
                <SheetMark key={key} {...{ shape, at, text, look, pxPerMm }} />
              ))}
              {pen.corners.length > 0 && drawing && drawing.tool !== 'hand' && (
                <SheetMark shape={drawing.tool} at={pen.corners} text="" look={drawing.ownLook} pxPerMm={pxPerMm} />
              )}
              {pointing && <SheetCursors {...{ pointing, documentId, page, pxPerMm }} />}
            </>
          )}
        </SheetView>
      </div>
    </>
  )
}
