import { Button, Switch, useDirection } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useComplementWords } from '../../text/useComplementWords.ts'
import classes from './complements.module.css'
import { type Picture, pageDifference } from './pageDifference.ts'
import { pagePicture, paint } from './pagePicture.ts'

export type Compared = { readonly id: string; readonly fileName: string; readonly pages: number | null }

type CompareProps = { readonly before: Compared; readonly after: Compared; readonly onClose: () => void }

/** Pages compared ahead at most: thumbnails tell which differ, and a plan of three hundred sheets is read by its pages. */
const MOST_COMPARED = 60

/** Two versions of a piece side by side, page by page, with what differs laid over. */
export function CompareVersions({ before, after, onClose }: CompareProps) {
  const say = useComplementWords()
  const room = useRef<HTMLDialogElement>(null)
  const { dir } = useDirection()
  const [page, setPage] = useState(1)
  const [overlaid, setOverlaid] = useState(false)
  const pages = Math.max(before.pages ?? 1, after.pages ?? 1)
  useEffect(() => {
    const from = document.activeElement
    room.current?.showModal()
    return () => {
      if (from instanceof HTMLElement && from.isConnected) from.focus()
    }
  }, [])
  const turn = (by: number) => setPage((now) => Math.min(Math.max(now + by, 1), pages))
  const press = ({ key }: KeyboardEvent) => {
    const onwards = dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    if (key === onwards || key === 'PageDown') turn(1)
    else if (key === 'ArrowLeft' || key === 'ArrowRight' || key === 'PageUp') turn(-1)
    else if (key.toLowerCase() === 'd') setOverlaid((now) => !now)
  }
  return (
    <dialog
      ref={room}
      className={classes.compare}
      aria-label={say('versions.heading')}
      onKeyDown={press}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className={classes.head}>
        <h2>{say('versions.heading')}</h2>
        <Button variant="default" onClick={onClose}>
          {say('versions.close')}
        </Button>
      </div>
      <div className={classes.actions}>
        <Button variant="default" disabled={page === 1} onClick={() => turn(-1)}>
          {say('versions.previous')}
        </Button>
        <span className="figures" aria-live="polite">
          {say('versions.page', { page, pages })}
        </span>
        <Button variant="default" disabled={page === pages} onClick={() => turn(1)}>
          {say('versions.next')}
        </Button>
        <Switch
          label={say('versions.overlay')}
          checked={overlaid}
          onChange={({ currentTarget }) => setOverlaid(currentTarget.checked)}
        />
      </div>
      <PagePair {...{ before, after, page, overlaid }} />
      <footer>
        <Twin {...{ before, after, pages }} />
        <small>{say('versions.keys')}</small>
      </footer>
    </dialog>
  )
}

const isThere = ({ pages }: Compared, page: number) => page <= (pages ?? 1)

function usePicture(of: Compared, page: number, width: 200 | 800) {
  return useQuery({
    queryKey: ['page', of.id, page, width],
    queryFn: () => (isThere(of, page) ? pagePicture(of.id, page, width) : null),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

type PairProps = Pick<CompareProps, 'before' | 'after'> & { readonly page: number; readonly overlaid: boolean }

function PagePair({ before, after, page, overlaid }: PairProps) {
  const say = useComplementWords()
  const [then, now] = [usePicture(before, page, 800), usePicture(after, page, 800)]
  const shown = overlaid && then.data && now.data ? pageDifference(then.data, now.data).overlay : now.data
  return (
    <section
      className={classes.pages}
      aria-label={say('versions.heading')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard too
      tabIndex={0}
    >
      <Page name={say('versions.before')} of={before} picture={then.data} missing={!isThere(before, page)} />
      <Page name={say('versions.after')} of={after} picture={shown} missing={!isThere(after, page)} />
    </section>
  )
}

type PageProps = {
  readonly name: string
  readonly of: Compared
  readonly picture: Picture | null | undefined
  readonly missing: boolean
}

function Page({ name, of, picture, missing }: PageProps) {
  const say = useComplementWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current && picture) paint(canvas.current, picture)
  }, [picture])
  const why = missing ? say('versions.missing') : picture === null ? say('versions.failed') : say('versions.reading')
  return (
    <figure>
      <figcaption>
        {name} — <bdi>{of.fileName}</bdi>
      </figcaption>
      {picture ? <canvas ref={canvas} role="img" aria-label={`${name}, ${of.fileName}`} /> : <p role="status">{why}</p>}
    </figure>
  )
}

type TwinProps = Pick<CompareProps, 'before' | 'after'> & { readonly pages: number }

/** What the pictures show, in words: how many pages, and which differ. */
function Twin({ before, after, pages }: TwinProps) {
  const say = useComplementWords()
  const { data } = useQuery({
    queryKey: ['pages that differ', before.id, after.id],
    queryFn: () => pagesThatDiffer(before, after, Math.min(pages, MOST_COMPARED)),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const counts = say('versions.counts', { before: before.pages ?? 1, after: after.pages ?? 1 })
  if (!data) return <p role="status">{`${counts} ${say('versions.reading')}`}</p>
  const differing = data.length === 0 ? say('versions.none') : say('versions.differ', { pages: data.join(', ') })
  return <p role="status">{`${counts} ${differing}`}</p>
}

/** A page that only one of them has differs too. */
async function pagesThatDiffer(before: Compared, after: Compared, pages: number): Promise<number[]> {
  const found: number[] = []
  for (let page = 1; page <= pages; page += 1) {
    const [then, now] = await Promise.all([
      isThere(before, page) ? pagePicture(before.id, page, 200) : null,
      isThere(after, page) ? pagePicture(after.id, page, 200) : null,
    ])
    if (!then || !now || pageDifference(then, now).differs) found.push(page)
  }
  return found
}
