import { useEffect, useRef, useState } from 'react'
import { previewAddress } from '../../../api/contract/documents.ts'
import { useDocumentWords } from '../../text/useDocumentWords.ts'
import { useWords } from '../../text/words.ts'
import classes from './viewer.module.css'
import { widthFor, type Zoom } from './viewing.ts'

type PageImageProps = {
  readonly id: string
  readonly name: string
  readonly page: number
  readonly zoom: Zoom
  readonly ready: boolean
}

const TRY_AGAIN_MS = 2000
const MOST_TRIES = 8

/** One page as a picture, no wider than needed; asked for again while it is being made. */
export function PageImage({ id, name, page, zoom, ready }: PageImageProps) {
  const say = useDocumentWords()
  const { t } = useWords()
  const room = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState<ReturnType<typeof widthFor> | null>(null)
  const [tries, setTries] = useState(0)
  const [shown, setShown] = useState('')
  useEffect(() => {
    const pixels = ((room.current?.clientWidth ?? 800) * zoom * window.devicePixelRatio) / 100
    setWidth(widthFor(pixels))
  }, [zoom])
  const address = width === null ? null : previewAddress(id, page, width)
  const again = () => setTimeout(() => setTries((now) => now + 1), TRY_AGAIN_MS)
  const given = tries >= MOST_TRIES
  return (
    <div ref={room} className={classes.room}>
      {shown !== address && (
        <p role="status" className={classes.note}>
          {given ? say('documents.previewFailed') : ready ? t('frame.loading') : say('documents.previewWaiting')}
        </p>
      )}
      {address && !given && (
        <img
          key={`${address} ${tries}`}
          src={tries === 0 ? address : `${address}&try=${tries}`}
          alt={say('documents.pageImage', { name, page })}
          style={{ width: `${zoom}%` }}
          hidden={shown !== address}
          onLoad={() => setShown(address)}
          onError={again}
        />
      )}
    </div>
  )
}
