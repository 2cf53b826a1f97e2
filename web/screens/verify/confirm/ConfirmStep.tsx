import { type Ref, useState } from 'react'
import type { ParcelsReadAnswer } from '../../../../api/contract/parcels.ts'
import { isLegalSrid, type LegalSrid } from '../../../../spatial/crs/legalZones.ts'
import { useWords } from '../../../text/words.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Waiting } from '../../../ui/Waiting.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import type { Point } from '../../map/scene.ts'
import { MAX_JOINED } from '../subject.ts'
import type { Given, Reading } from '../useReading.ts'
import type { SubjectState } from '../useSubject.ts'
import { BorneTable } from './BorneTable.tsx'
import classes from './confirm.module.css'
import { FindingList } from './FindingList.tsx'
import { ParcelChoice } from './ParcelChoice.tsx'
import { RefusedShapes } from './RefusedShapes.tsx'
import { SubjectFacts } from './SubjectFacts.tsx'
import { type Candidate, ZoneChoice } from './ZoneChoice.tsx'

type ConfirmStepProps = {
  readonly state: SubjectState
  /** What was filed, when the parcel comes from a filing. */
  readonly reading: ParcelsReadAnswer | null
  /** What was given, while this tab still has it. */
  readonly given: Given | null
  readonly again: Reading
  readonly chosen: readonly string[]
  readonly onChosen: (ids: readonly string[]) => void
  readonly onShowPlace: (at: Point) => void
  readonly heading: Ref<HTMLHeadingElement>
}

/** The outline on the map and everything that was noticed about it, before anything is built on it. */
export function ConfirmStep(props: ConfirmStepProps) {
  const { t } = useWords()
  const { state, reading, chosen, onChosen, onShowPlace, heading } = props
  const several = reading !== null && reading.parcels.length > 1
  return (
    <div className={classes.step}>
      <h1 ref={heading} tabIndex={-1}>
        {several ? t('confirm.severalHeading', { n: reading.parcels.length }) : t('confirm.heading')}
      </h1>
      {reading && <ZoneQuestion {...props} reading={reading} />}
      {several && <ParcelChoice parcels={reading.parcels} chosen={chosen} onChosen={onChosen} />}
      {reading && reading.refused.length > 0 && <RefusedShapes refused={reading.refused} onShowPlace={onShowPlace} />}
      <SubjectPart state={state} several={several} onShowPlace={onShowPlace} />
    </div>
  )
}

type PartProps = Pick<ConfirmStepProps, 'state' | 'onShowPlace'> & { readonly several: boolean }

function SubjectPart({ state, several, onShowPlace }: PartProps) {
  const { t } = useWords()
  if (state.stage === 'waiting') return <Waiting lines={[40, 40, 40, 40, 120]} />
  if (state.stage === 'failed') return <ProblemReport problem={state.problem} onRetry={state.retry} />
  if (state.stage === 'none')
    return several ? <Notice>{t('confirm.chooseOne')}</Notice> : <Notice>{t('verify.lost')}</Notice>
  if (state.stage === 'unjoined')
    return (
      <Notice tone="warning" role="alert">
        {state.why === 'TOO_MANY' ? t('confirm.tooMany', { max: MAX_JOINED }) : t('confirm.unionZones')}
      </Notice>
    )
  return (
    <>
      <SubjectFacts subject={state.subject} />
      <FindingList findings={state.subject.findings} onShowPlace={onShowPlace} />
      <BorneTable subject={state.subject} onShowPlace={onShowPlace} />
    </>
  )
}

type QuestionProps = ConfirmStepProps & { readonly reading: ParcelsReadAnswer }

/** Asked only when other zones fit the same coordinates and nobody has said which. */
function ZoneQuestion({ reading, given, again }: QuestionProps) {
  const { t } = useWords()
  const [asked, setAsked] = useState<LegalSrid | null>(null)
  const { srid, candidates } = reading.source.crs
  if (candidates.length === 0 || !isLegalSrid(srid)) return null
  const proposed: Candidate = { srid, commune: reading.parcels[0]?.commune ?? null }
  const { state } = again
  return (
    <div className={classes.question}>
      <ZoneChoice
        candidates={[proposed, ...candidates.filter((other) => other.srid !== srid)]}
        chosen={asked}
        busy={given === null || state.stage === 'reading'}
        onChoose={(zone) => {
          setAsked(zone)
          if (given) void again.read(given, zone)
        }}
      />
      <p>{given === null ? t('confirm.zoneRefile') : t('confirm.zoneNeeded')}</p>
      {state.stage === 'refused' && <ProblemReport problem={state.problem} />}
    </div>
  )
}
