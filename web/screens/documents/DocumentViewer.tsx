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
export function DocumentViewer({ id, page, beside, onPage, onClose }: ViewerProps) {
  const say = useDocumentWords()
  const { data, error, refetch } = useDocument(id)
  const { dir } = useDirection()
  const [zoom, setZoom] = useState<Zoom>(100)
  const room = useRef<HTMLElement>(null)
  const pages = data?.pages ?? 1
  useEffect(() => room.current?.focus(), [])
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
    <section
      ref={room}
      className={classes.viewer}
      data-beside={beside || undefined}
      aria-label={say('documents.viewer', { name: data?.fileName ?? '' })}
      tabIndex={-1}
      onKeyDown={press}
    >
      <header className={classes.bar}>
        <h2>
          <bdi>{data?.fileName ?? ''}</bdi>
        </h2>
        <Button variant="default" onClick={onClose}>
          {say('documents.close')}
        </Button>
      </header>
      {error && <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting lines={[400]} />}
      {data && (
        <Pages
          document={data}
          page={Math.min(page, pages)}
          zoom={zoom}
          tools={<Tools page={page} pages={pages} zoom={zoom} onPage={onPage} onZoom={setZoom} />}
        />
      )}
    </section>
  )
}

type ToolsProps = {
  readonly page: number
  readonly pages: number
  readonly zoom: Zoom
  readonly onPage: (page: number) => void
  readonly onZoom: (zoom: Zoom) => void
}

function Tools({ page, pages, zoom, onPage, onZoom }: ToolsProps) {
  const say = useDocumentWords()
  return (
    <div className={classes.tools} role="toolbar" aria-label={say('documents.zoom', { percent: zoom })}>
      {pages > 1 && (
        <>
          <Button variant="default" disabled={page <= 1} onClick={() => onPage(page - 1)}>
            {say('documents.previous')}
          </Button>
          <span role="status" className="figures">
            {say('documents.page', { page, pages })}
          </span>
          <Button variant="default" disabled={page >= pages} onClick={() => onPage(page + 1)}>
            {say('documents.next')}
          </Button>
        </>
      )}
      <Button variant="default" onClick={() => onZoom(zoomed(zoom, -1))}>
        {say('documents.zoomOut')}
      </Button>
      <Button variant="default" onClick={() => onZoom(100)}>
        {say('documents.fit')}
      </Button>
      <Button variant="default" onClick={() => onZoom(zoomed(zoom, 1))}>
        {say('documents.zoomIn')}
      </Button>
    </div>
  )
}

type PagesProps = {
  readonly document: DocumentAnswer
  readonly page: number
  readonly zoom: Zoom
  readonly tools: ReactNode
}

function Pages({ document, page, zoom, tools }: PagesProps) {
  const say = useDocumentWords()
  const { id, fileName: name, previews, scan } = document
  if (isHeld(document))
    return <p className={classes.note}>{say(`documents.scanWhy.${scan === 'infected' ? 'infected' : 'waiting'}`)}</p>
  return (
    <>
      {previews === 'none' ? (
        <p className={classes.note}>{say('documents.previewNone')}</p>
      ) : (
        <>
          {tools}
          <PageImage id={id} name={name} page={page} zoom={zoom} ready={previews === 'made'} />
        </>
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
