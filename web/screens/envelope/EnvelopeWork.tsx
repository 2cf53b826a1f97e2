import { Button } from '@mantine/core'
import { useEffect, useId, useState } from 'react'
import type { EnvelopeAnswer } from '../../../api/contract/envelope.ts'
import { problemOf } from '../../api/problem.ts'
import type { DrawnEnvelope } from '../../map/layers/EnvelopeLayer.tsx'
import { useEnvelopeWords } from '../../text/useEnvelopeWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useOnScreen } from '../../ui/useOnScreen.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { ProblemReport } from '../frame/ProblemReport.tsx'
import { EnvelopeFacts } from './EnvelopeFacts.tsx'
import { EnvelopeLegend } from './EnvelopeLegend.tsx'
import classes from './envelope.module.css'
import { Limits } from './Limits.tsx'
import { SideChoices } from './SideChoices.tsx'
import { drawnEnvelope, type EnvelopeSubject, useEnvelopeAnswer, useWorkedEnvelope } from './useEnvelope.ts'
import { VolumePart } from './VolumePart.tsx'

export type EnvelopePartProps = {
  /** What the answer is kept under: a report's id, a dossier's. */
  readonly subjectKey: string
  readonly subject: EnvelopeSubject
  /** Given what the map has to draw, null when this part goes or is scrolled away; must keep its identity. */
  readonly onDrawn?: ((drawn: DrawnEnvelope | null) => void) | undefined
  /** The side that was touched on the map. */
  readonly side?: number | null
  readonly onSide?: ((edge: number | null) => void) | undefined
}

/** The most that can be built, in figures, on the map and as a volume, and everything that limits it. */
export function EnvelopeWork(props: EnvelopePartProps) {
  const t = useEnvelopeWords()
  const heading = useId()
  const { ref, isOnScreen } = useOnScreen<HTMLElement>()
  const { data, error, refetch } = useEnvelopeAnswer(props.subjectKey, props.subject)
  return (
    <section ref={ref} className={classes.part} aria-labelledby={heading}>
      <h2 id={heading}>{t('heading')}</h2>
      <p className={classes.intro}>{t('intro')}</p>
      {error && <ProblemReport problem={problemOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting lines={[44, 44, 120]} />}
      {data && <Worked answer={data} isOnScreen={isOnScreen} {...props} />}
    </section>
  )
}

type WorkedProps = EnvelopePartProps & { readonly answer: EnvelopeAnswer; readonly isOnScreen: boolean }

function Worked({ answer, isOnScreen, onDrawn, side, onSide }: WorkedProps) {
  const t = useEnvelopeWords()
  const worked = useWorkedEnvelope(answer)
  const [own, setOwn] = useState<number | null>(null)
  const focusedSide = side ?? own
  const { srid } = answer.from
  const { polygons, unsure, sides } = worked
  useEffect(() => {
    onDrawn?.(isOnScreen ? drawnEnvelope({ polygons, unsure, sides }, { srid, focusedSide }) : null)
  }, [onDrawn, polygons, unsure, sides, srid, focusedSide, isOnScreen])
  useEffect(() => () => onDrawn?.(null), [onDrawn])
  const corrected = sides.some(({ edge }) => worked.isCorrected(edge))
  return (
    <>
      {polygons === null && (
        <Notice tone="warning">{t(answer.from.noPlan === null ? 'noGround' : 'noPlanKnown')}</Notice>
      )}
      {unsure.length > 0 && <Notice tone="warning">{t('unsure')}</Notice>}
      {polygons?.length === 0 && <Notice tone="warning">{t('nothingLeft')}</Notice>}
      <EnvelopeFacts envelope={worked} announced={corrected} />
      <EnvelopeLegend ground={polygons !== null && polygons.length > 0} unsure={unsure.length > 0} />
      <Limits entries={worked.because} />
      <SideChoices worked={worked} focused={focusedSide} onFocus={onSide ?? setOwn} />
      {corrected && (
        <Button variant="default" onClick={worked.reset}>
          {t('reset')}
        </Button>
      )}
      {worked.heightMaxM !== null && worked.heightMaxM > 0 && (
        <VolumePart envelope={worked} parcel={answer.from.parcel} />
      )}
    </>
  )
}
