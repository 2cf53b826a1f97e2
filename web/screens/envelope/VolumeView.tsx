import { Button } from '@mantine/core'
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { plain } from '../../text/figures.ts'
import { useEnvelopeWords } from '../../text/useEnvelopeWords.ts'
import { useWords } from '../../text/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import classes from './envelope.module.css'
import type { VolumeProps } from './VolumePart.tsx'
import { type DrawnVolume, drawVolume, type Look } from './volumeScene.ts'

const STEP = Math.PI / 12
const LOWEST = 0.1
const HIGHEST = 1.4
const START: Look = { around: 0.6, above: 0.55 }

const turned = ({ around, above }: Look, by: Look): Look => ({
  around: around + by.around,
  above: Math.min(HIGHEST, Math.max(LOWEST, above + by.above)),
})

/** The scene lives as long as its canvas and its content. False when the browser can't draw it. */
function useVolume({ slices, parcel }: VolumeProps, look: Look) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawn = useRef<DrawnVolume | null>(null)
  const looked = useRef(look)
  const [possible, setPossible] = useState(true)
  useEffect(() => {
    const element = canvas.current
    const volume = element && drawVolume(element, { slices, parcel })
    setPossible(volume !== null)
    if (!element || !volume) return
    drawn.current = volume
    volume.look(looked.current)
    const watch = new ResizeObserver(() => volume.resize(element.clientWidth, element.clientHeight))
    watch.observe(element)
    return () => {
      watch.disconnect()
      volume.close()
      drawn.current = null
    }
  }, [slices, parcel])
  useEffect(() => {
    looked.current = look
    drawn.current?.look(look)
  }, [look])
  return { canvas, possible }
}

const TURNS = [
  { word: 'turnLeft', by: { around: -STEP, above: 0 } },
  { word: 'turnRight', by: { around: STEP, above: 0 } },
  { word: 'higher', by: { around: 0, above: STEP / 2 } },
  { word: 'lower', by: { around: 0, above: -STEP / 2 } },
] as const

const BY_PIXEL = 0.01

/** The volume in perspective: turned by its buttons or by dragging; it never moves by itself. */
export function VolumeView(props: VolumeProps) {
  const t = useEnvelopeWords()
  const [look, setLook] = useState(START)
  const { canvas, possible } = useVolume(props, look)
  const label = useLabel(props)
  const turn = (by: Look) => setLook((now) => turned(now, by))
  const drag = ({ buttons, movementX, movementY }: PointerEvent) => {
    if (buttons === 1) turn({ around: -movementX * BY_PIXEL, above: movementY * BY_PIXEL })
  }
  return (
    <div className={classes.stage}>
      {!possible && <Notice tone="warning">{t('volume.impossible')}</Notice>}
      <canvas
        ref={canvas}
        hidden={!possible}
        role="img"
        aria-label={label}
        className={classes.turnable}
        onPointerMove={drag}
      />
      <div className={classes.turns}>
        {TURNS.map(({ word, by }) => (
          <Button key={word} variant="default" size="compact-md" onClick={() => turn(by)}>
            {t(`volume.${word}`)}
          </Button>
        ))}
      </div>
    </div>
  )
}

function useLabel({ slices, heightMaxM, areaM2 }: VolumeProps): string {
  const t = useEnvelopeWords()
  const { t: say } = useWords()
  const height = `${plain(heightMaxM ?? 0)} ${say('units.m')}`
  return t('volume.label', { count: slices.length, height, area: `${plain(areaM2 ?? 0)} ${say('units.m2')}` })
}
