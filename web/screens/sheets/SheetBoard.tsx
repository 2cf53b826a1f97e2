import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { DocumentAnswer } from '../../../api/contract/documents.ts'
import type { RemarkAnswer, RemarksAnswer } from '../../../api/contract/remarks.ts'
import { useSheetWords } from '../../text/useSheetWords.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { isHeld } from '../documents/DocumentLine.tsx'
import { AskFromRemarks } from './AskFromRemarks.tsx'
import { sheetToShow } from './marksOnPage.ts'
import { PdfBoard } from './PdfBoard.tsx'
import { RemarkList } from './RemarkList.tsx'
import { isDrawingFile, isPdf } from './sheetDocuments.ts'
import classes from './sheets.module.css'

const MapBoard = lazy(async () => ({ default: (await import('./MapBoard.tsx')).MapBoard }))
const DrawingBoard = lazy(async () => ({ default: (await import('./DrawingBoard.tsx')).DrawingBoard }))

export type Going = {
  readonly document?: string
  /** The map of the ground in the place of a document. */
  readonly map?: 'yes'
  readonly page: number
  readonly remark?: string | undefined
}

type SheetBoardProps = {
  /** Null for the map of the ground. */
  readonly document: DocumentAnswer | null
  readonly page: number
  readonly remark: string | undefined
  readonly remarks: RemarksAnswer
  /** Which document it is, and the way to another. */
  readonly choice: ReactNode
  readonly onGo: (going: Going) => void
}

/** The document on the board, whatever it is, and the remarks in words beside it. */
export function SheetBoard({ document, page, remark, remarks, choice, onGo }: SheetBoardProps) {
  const say = useSheetWords()
  const [shown, setShown] = useState(0)
  const list = <Remarks {...{ remarks, remark, onGo }} onShown={() => setShown(shown + 1)} />
  if (!document)
    return (
      <Suspense fallback={<Waiting lines={[400]} />}>
        <MapBoard
          {...{ remark, remarks, choice, list }}
          onRemark={(one) => onGo({ map: 'yes', page: 1, remark: one })}
        />
      </Suspense>
    )
  if (isHeld(document))
    return (
      <Beside {...{ choice }} note={say('held')}>
        {list}
      </Beside>
    )
  if (isPdf(document)) return <PdfBoard {...{ document, page, remark, remarks, onGo, shown, choice, list }} />
  if (!isDrawingFile(document))
    return (
      <Beside {...{ choice }} note={say('otherKind')}>
        {list}
      </Beside>
    )
  return (
    <Suspense fallback={<Waiting lines={[400]} />}>
      <DrawingBoard document={document} dossierId={remarks.dossierId} {...{ choice, list }} />
    </Suspense>
  )
}

type BesideProps = Pick<SheetBoardProps, 'choice'> & { readonly note: string; readonly children: ReactNode }

const Beside = ({ choice, note, children }: BesideProps) => (
  <>
    {choice}
    <div className={classes.board}>
      <p className={classes.sheet}>{note}</p>
      <aside className={classes.side}>{children}</aside>
    </div>
  </>
)

type RemarksProps = Pick<SheetBoardProps, 'remarks' | 'remark' | 'onGo'> & { readonly onShown: () => void }

function Remarks({ remarks, remark, onGo, onShown }: RemarksProps) {
  const [asking, setAsking] = useState<readonly RemarkAnswer[] | null>(null)
  const show = (one: RemarkAnswer) => {
    const there = sheetToShow(one)
    if (there) onGo({ document: there.documentId, page: there.page, remark: one.id })
    else onGo({ map: 'yes', page: 1, remark: one.id })
    onShown()
  }
  return (
    <>
      <RemarkList
        {...{ remarks }}
        current={remark}
        onShow={show}
        onAsk={remarks.speaksFor.length > 0 ? setAsking : null}
      />
      {asking && <AskFromRemarks dossierId={remarks.dossierId} chosen={asking} onClose={() => setAsking(null)} />}
    </>
  )
}
