import { Button } from '@mantine/core'
import type { Ref } from 'react'
import { useWords } from '../../../text/words.ts'
import { type Found, SearchBox } from '../../search/SearchBox.tsx'
import type { Land } from '../useVerification.ts'
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
  readonly land: Land
  readonly onFound: (found: Found) => void
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

function WayPanel({ way, land, onFound }: LocateStepProps & { readonly way: Way }) {
  const { t } = useWords()
  const { reading, filings, parcelDrawing, showPlace } = land
  if (way === 'file') return <FileWay reading={reading} onShowPlace={showPlace} />
  if (way === 'draw') return <DrawWay reading={reading} drawing={parcelDrawing} onShowPlace={showPlace} />
  if (way === 'table') return <TableWay filings={filings} onShowPlace={showPlace} />
  if (way === 'search')
    return (
      <>
        <p className={classes.intro}>{t('locate.searchHelp')}</p>
        <SearchBox onChoose={onFound} />
      </>
    )
  return (
    <>
      <p>{t('locate.pickHelp')}</p>
      <p className={classes.intro}>{t('locate.pickZoom')}</p>
      <SearchBox onChoose={onFound} />
      <p className={classes.intro}>{t('locate.pickNone')}</p>
    </>
  )
}
