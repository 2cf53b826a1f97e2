import { Button, useDirection } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { contentAddress, type DocumentAnswer } from '../../../api/contract/documents.ts'
import { problemOf } from '../../api/problem.ts'
import { useDocumentWords } from '../../text/useDocumentWords.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { isHeld } from './DocumentLine.tsx'
import { useDocument } from './documentQueries.ts'
import { PageImage } from './PageImage.tsx'
import { PageStrip } from './PageStrip.tsx'
import { ViewerTools } from './ViewerTools.tsx'
import classes from './viewer.module.css'
import { viewerMove, type Zoom, zoomed } from './viewing.ts'

type ViewerProps = {
  readonly id: string
  readonly page: number
  /** Beside the facts; otherwise over the whole screen. */
  readonly beside: boolean
  readonly onPage: (page: number) => void
  readonly onClose: () => void
}

/** Reads one document page by page, as pictures: nothing of it is ever run here. */
export function DocumentViewer({ id, page: asked, beside, onPage, onClose }: ViewerProps) {
  const { data, error, refetch } = useDocument(id)
  const { dir } = useDirection()
  const [zoom, setZoom] = useState<Zoom>(100)
  const pages = data?.pages ?? 1
  const page = data ? Math.min(asked, pages) : asked
  const press = (event: KeyboardEvent) => {
    const move = event.ctrlKey || event.metaKey ? null : viewerMove(event.key, { page, pages, dir })
    if (!move) return
    event.preventDefault()
    if (move.to === 'close') onClose()
    else if (move.to === 'fit') setZoom(100)
    else if (move.to === 'zoom') setZoom(zoomed(zoom, move.by))
    else if (move.page !== page) onPage(move.page)
  }
  return (
    <ViewerRoom beside={beside} name={data?.fileName ?? ''} onKey={press} onClose={onClose}>
      {error && <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting lines={[44, 400]} />}
      {data && <Content document={data} beside={beside} {...{ page, pages, zoom, onPage, onZoom: setZoom }} />}
    </ViewerRoom>
  )
}

type RoomProps = {
  readonly beside: boolean
  readonly name: string
  readonly onKey: (event: KeyboardEvent) => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Beside the facts it is one part of the screen; over the whole screen nothing under it may be reached. */
function ViewerRoom({ beside, name, onKey, onClose, children }: RoomProps) {
  const say = useDocumentWords()
  const room = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = room.current
    const from = document.activeElement
    if (beside) shown?.show()
    else shown?.showModal()
    shown?.focus()
    return () => {
      shown?.close()
      if (from instanceof HTMLElement && from.isConnected) from.focus()
    }
  }, [beside])
  return (
    <dialog
      ref={room}
      className={classes.viewer}
      role={beside ? 'region' : undefined}
      data-beside={beside || undefined}
      aria-label={say('documents.viewer', { name })}
      tabIndex={-1}
      onKeyDown={onKey}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header className={classes.bar}>
        <h2>
          <bdi>{name}</bdi>
        </h2>
        <Button variant="default" onClick={onClose}>
          {say('documents.close')}
        </Button>
      </header>
      {children}
    </dialog>
  )
}

type ContentProps = {
  readonly document: DocumentAnswer
  readonly beside: boolean
  readonly page: number
  readonly pages: number
  readonly zoom: Zoom
  readonly onPage: (page: number) => void
  readonly onZoom: (zoom: Zoom) => void
}

function Content({ document, beside, ...view }: ContentProps) {
  const say = useDocumentWords()
  const { id, fileName: name, previews, scan } = document
  if (isHeld(document))
    return <p className={classes.note}>{say(`documents.scanWhy.${scan === 'infected' ? 'infected' : 'waiting'}`)}</p>
  const { page, pages, zoom, onPage } = view
  return (
    <>
      {previews === 'made' ? (
        <>
          <ViewerTools {...view} />
          <div className={classes.pages}>
            {beside && pages > 1 && <PageStrip id={id} page={page} pages={pages} onPage={onPage} />}
            <PageImage id={id} name={name} page={page} zoom={zoom} />
          </div>
        </>
      ) : (
        <p role="status" className={classes.note}>
          {say(previews === 'none' ? 'documents.previewNone' : 'documents.previewWaiting')}
        </p>
      )}
      <p className={classes.foot}>
        <a href={contentAddress(id)} download={name}>
          {say('documents.download')}
        </a>
        <small>{say('documents.keys')}</small>
      </p>
    </>
  )
}
