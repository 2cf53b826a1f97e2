import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { previewAddress } from '../../../api/contract/documents.ts'
import { useDocumentWords } from '../../text/useDocumentWords.ts'
import { useWords } from '../../text/words.ts'
import { usePause } from '../search/usePause.ts'
import classes from './viewer.module.css'
import { widthFor, type Zoom } from './viewing.ts'

type PageImageProps = {
  readonly id: string
  readonly name: string
  readonly page: number
  readonly zoom: Zoom
}

/** A page leafed past is not asked for: each one shown is a consultation of the journal. */
const SETTLED_MS = 200
const TRY_AGAIN_MS = 2000
const MOST_TRIES = 3

/** One page as a picture, no wider than needed; the former one stays, faded, while it travels. */
export function PageImage({ id, name, page, zoom }: PageImageProps) {
  const say = useDocumentWords()
  const room = useRef<HTMLElement>(null)
  const width = useWidth(room, zoom)
  const wanted = usePause(width === null ? null : previewAddress(id, page, width), SETTLED_MS)
  const { shown, address, failed, tryAgain, loaded, missed } = usePicture(wanted)
  return (
    <section
      ref={room}
      className={classes.room}
      aria-label={say('documents.pageImage', { name, page })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard too
      tabIndex={0}
    >
      <Waited shown={shown === wanted} failed={failed} onTryAgain={tryAgain} />
      {shown && shown !== wanted && <img src={shown} alt="" data-stale="" style={{ width: `${zoom}%` }} />}
      {address && !failed && (
        <img
          key={address}
          src={address}
          alt={say('documents.pageImage', { name, page })}
          style={{ width: `${zoom}%` }}
          hidden={shown !== wanted}
          onLoad={loaded}
          onError={missed}
        />
      )}
    </section>
  )
}

/** The width of preview that the room needs at this size. */
function useWidth(room: React.RefObject<HTMLElement | null>, zoom: Zoom) {
  const [width, setWidth] = useState<ReturnType<typeof widthFor> | null>(null)
  useEffect(() => {
    setWidth(widthFor(((room.current?.clientWidth ?? 800) * zoom * window.devicePixelRatio) / 100))
  }, [room, zoom])
  return width
}

/** What has arrived, and what is asked for: a few times before it is given up. */
function usePicture(wanted: string | null) {
  const [shown, setShown] = useState<string | null>(null)
  const [tries, setTries] = useState({ of: wanted, made: 0 })
  const made = tries.of === wanted ? tries.made : 0
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    shown,
    address: wanted && made > 0 ? `${wanted}&try=${made}` : wanted,
    failed: made >= MOST_TRIES,
    loaded: () => setShown(wanted),
    missed: () => {
      timer.current = setTimeout(() => setTries({ of: wanted, made: made + 1 }), TRY_AGAIN_MS)
    },
    tryAgain: () => setTries({ of: wanted, made: 0 }),
  }
}

type WaitedProps = { readonly shown: boolean; readonly failed: boolean; readonly onTryAgain: () => void }

function Waited({ shown, failed, onTryAgain }: WaitedProps) {
  const say = useDocumentWords()
  const { t } = useWords()
  return (
    <div role="status" className={shown ? 'unseen' : (classes.note ?? '')}>
      {!shown && <p>{failed ? say('documents.previewFailed') : t('frame.loading')}</p>}
      {failed && (
        <Button variant="default" onClick={onTryAgain}>
          {t('frame.retry')}
        </Button>
      )}
    </div>
  )
}
