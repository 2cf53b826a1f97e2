import { Button } from '@mantine/core'
import type { Ref } from 'react'
import type { ParcelsReadAnswer } from '../../../../api/contract/parcels.ts'
import { useWords } from '../../../text/words.ts'
import type { Point } from '../../map/scene.ts'
import { type Found, SearchBox } from '../../search/SearchBox.tsx'
import type { Given, Reading } from '../useReading.ts'
import type { Way } from '../verifySearch.ts'
import { DrawWay } from './DrawWay.tsx'
import { FileWay } from './FileWay.tsx'
import classes from './locate.module.css'
import { TableWay } from './TableWay.tsx'
import { WayIcon } from './WayIcon.tsx'

const LISTED: readonly Way[] = ['pick', 'file', 'table', 'draw', 'search']

export type LocateStepProps = {
  readonly way: Way | null
  readonly onWay: (way: Way | null) => void
  readonly reading: Reading
  /** The live preview of a pasted table. */
  readonly preview: ParcelsReadAnswer | null
  readonly onPreview: (preview: ParcelsReadAnswer | null) => void
  readonly onAccept: (preview: ParcelsReadAnswer, given: Given) => void
  readonly onFound: (found: Found) => void
  readonly onShowPlace: (at: Point) => void
  readonly heading: Ref<HTMLHeadingElement>
}

/** Five ways to say where the parcel is; all end in the same preview. */
export function LocateStep(props: LocateStepProps) {
  const { t } = useWords()
  const { way, onWay, heading } = props
  return (
    <div className={classes.step}>
      <h1 ref={heading} tabIndex={-1}>
        {t('locate.heading')}
      </h1>
      {way === null ? (
        <WayList onWay={onWay} />
      ) : (
        <>
          <div className={classes.wayHead}>
            <h2>{t(`locate.${way}`)}</h2>
            <Button variant="subtle" onClick={() => onWay(null)}>
              {t('locate.otherWay')}
            </Button>
          </div>
          <WayPanel {...props} way={way} />
        </>
      )}
    </div>
  )
}

function WayList({ onWay }: { readonly onWay: (way: Way) => void }) {
  const { t } = useWords()
  return (
    <>
      <p className={classes.intro}>{t('locate.intro')}</p>
      <ul className={classes.ways} aria-label={t('locate.ways')}>
        {LISTED.map((way) => (
          <li key={way}>
            <button type="button" onClick={() => onWay(way)}>
              <WayIcon way={way} />
              <span>
                <b>{t(`locate.${way}`)}</b>
                <small>{t(`locate.${way}Hint`)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function WayPanel({ way, ...props }: LocateStepProps & { readonly way: Way }) {
  const { t } = useWords()
  const { reading, onShowPlace } = props
  if (way === 'file') return <FileWay reading={reading} onShowPlace={onShowPlace} />
  if (way === 'draw') return <DrawWay reading={reading} onShowPlace={onShowPlace} />
  if (way === 'table')
    return (
      <TableWay
        preview={props.preview}
        onPreview={props.onPreview}
        onAccept={props.onAccept}
        onShowPlace={onShowPlace}
      />
    )
  if (way === 'search')
    return (
      <>
        <p className={classes.intro}>{t('locate.searchHelp')}</p>
        <SearchBox onChoose={props.onFound} />
      </>
    )
  return (
    <>
      <p>{t('locate.pickHelp')}</p>
      <p className={classes.intro}>{t('locate.pickZoom')}</p>
      <SearchBox onChoose={props.onFound} />
      <p className={classes.intro}>{t('locate.pickNone')}</p>
    </>
  )
}
