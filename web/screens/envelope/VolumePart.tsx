import { Button } from '@mantine/core'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { Envelope, Slice } from '../../../spatial/envelope/types.ts'
import { signedArea } from '../../../spatial/geometry/plane.ts'
import type { PolygonRings } from '../../../spatial/geometry/types.ts'
import { plain } from '../../text/figures.ts'
import { useEnvelopeWords } from '../../text/useEnvelopeWords.ts'
import { useWords } from '../../text/words.ts'
import classes from './envelope.module.css'

const VolumeView = lazy(() => import('./VolumeView.tsx').then(({ VolumeView: view }) => ({ default: view })))

export type VolumeProps = {
  readonly slices: readonly Slice[]
  readonly heightMaxM: number | null
  readonly areaM2: number | null
  readonly parcel: readonly PolygonRings[]
}

type VolumePartProps = {
  readonly envelope: Pick<Envelope, 'volume' | 'heightMaxM' | 'areaM2'>
  readonly parcel: readonly PolygonRings[]
}

/** The volume, asked for by a button: its drawing weighs more than everything else here. A list says the same. */
export function VolumePart(props: VolumePartProps) {
  const t = useEnvelopeWords()
  const [open, setOpen] = useState(false)
  return (
    <section className={classes.volume}>
      <h3>{t('volume.title')}</h3>
      <p className={classes.intro}>{t('volume.hint')}</p>
      <Button variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t('volume.close') : t('volume.open')}
      </Button>
      {open && <OpenVolume {...props} />}
    </section>
  )
}

function OpenVolume({ envelope: { volume, heightMaxM, areaM2 }, parcel }: VolumePartProps) {
  const t = useEnvelopeWords()
  const slices = useMemo(volume, [volume])
  return (
    <>
      <Suspense fallback={<p role="status">{t('volume.loading')}</p>}>
        <VolumeView slices={slices} heightMaxM={heightMaxM} areaM2={areaM2} parcel={parcel} />
      </Suspense>
      <SliceList slices={slices} />
    </>
  )
}

const areaOf = (polygons: readonly PolygonRings[]) => polygons.flat().reduce((sum, ring) => sum + signedArea(ring), 0)

function SliceList({ slices }: Pick<VolumeProps, 'slices'>) {
  const t = useEnvelopeWords()
  const { t: say } = useWords()
  return (
    <>
      <h4>{t('volume.slices')}</h4>
      <ol className={classes.slices}>
        {slices.map(({ polygons, fromM, toM }) => (
          <li key={`${fromM} ${toM} ${areaOf(polygons)}`}>
            {t('volume.slice', {
              from: plain(fromM),
              to: plain(toM),
              area: `${plain(areaOf(polygons))} ${say('units.m2')}`,
            })}
          </li>
        ))}
      </ol>
    </>
  )
}
