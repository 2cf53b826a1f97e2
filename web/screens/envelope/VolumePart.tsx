import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import type { Envelope } from '../../../spatial/envelope/types.ts'
import { signedArea } from '../../../spatial/geometry/plane.ts'
import type { PolygonRings } from '../../../spatial/geometry/types.ts'
import { plain } from '../../text/figures.ts'
import { useEnvelopeWords } from '../../text/useEnvelopeWords.ts'
import { useWords } from '../../text/words.ts'
import classes from './envelope.module.css'

const VolumeView = lazy(() => import('./VolumeView.tsx').then(({ VolumeView: view }) => ({ default: view })))

export type VolumeProps = {
  readonly envelope: Pick<Envelope, 'slices' | 'heightMaxM' | 'areaM2'>
  readonly parcel: readonly PolygonRings[]
}

const areaOf = (polygons: readonly PolygonRings[]) => polygons.flat().reduce((sum, ring) => sum + signedArea(ring), 0)

/** The volume, asked for by a button: its drawing weighs more than everything else here. A list says the same. */
export function VolumePart(props: VolumeProps) {
  const t = useEnvelopeWords()
  const { t: say } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <section className={classes.volume}>
      <h3>{t('volume.title')}</h3>
      <h4>{t('volume.slices')}</h4>
      <ol className={classes.slices}>
        {props.envelope.slices.map(({ polygons, fromM, toM }) => (
          <li key={`${fromM} ${toM} ${areaOf(polygons)}`}>
            {t('volume.slice', {
              from: plain(fromM),
              to: plain(toM),
              area: `${plain(areaOf(polygons))} ${say('units.m2')}`,
            })}
          </li>
        ))}
      </ol>
      <Button variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t('volume.close') : t('volume.open')}
      </Button>
      {open && (
        <Suspense fallback={<p role="status">{t('volume.loading')}</p>}>
          <VolumeView {...props} />
        </Suspense>
      )}
    </section>
  )
}
