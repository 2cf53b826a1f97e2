import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PlanFinding } from '../../../../api/contract/plans/drafts.ts'
import type { LegalSrid } from '../../../../spatial/crs/legalZones.ts'
import { fixed, plain } from '../../../text/figures.ts'
import { usePlanWords } from '../../../text/usePlanWords.ts'
import { useWords } from '../../../text/words.ts'
import { StatusBadge, type Tone } from '../../../ui/StatusBadge.tsx'
import { PlanPlace } from '../PlanPlace.tsx'
import classes from '../plans.module.css'

const TONES: Readonly<Record<PlanFinding['severity'], Tone>> = {
  blocking: 'fault',
  to_accept: 'attention',
  note: 'waiting',
}

export type ShownFinding = Pick<PlanFinding, 'id' | 'severity' | 'areaM2' | 'at' | 'ordinals' | 'accepted'>

type FindingItemProps = {
  readonly finding: ShownFinding
  /** The legal zone of the file. */
  readonly srid: LegalSrid
  readonly label: string
  /** What it is about, as the file has it. */
  readonly subject: string
  /** What it says beside its subject and its area. */
  readonly more: string
  readonly countsShapes: boolean
  readonly focused: boolean
  readonly onFocus: () => void
  /** What one may do about it. */
  readonly children: ReactNode
}

/** A finding in words, with its place: the map's twin. */
export function FindingItem(props: FindingItemProps) {
  const { finding, srid, label, subject, more, countsShapes, focused, onFocus, children } = props
  const say = usePlanWords()
  const { t } = useWords()
  const { severity, areaM2, at, accepted, ordinals } = finding
  const [lon, lat] = at ?? []
  return (
    <li className={classes.finding} data-focused={focused || undefined}>
      <div className={classes.row}>
        <StatusBadge tone={accepted ? 'good' : TONES[severity]}>
          {say(accepted ? 'control.acceptedState' : `control.severities.${severity}`)}
        </StatusBadge>
        <b>{label}</b>
      </div>
      <span>
        {subject && (
          <>
            <bdi>{subject}</bdi>
            {' · '}
          </>
        )}
        {areaM2 !== null && (
          <bdi className="figures">
            {areaM2 < 10_000 ? `${plain(areaM2)} ${t('units.m2')}` : `${plain(areaM2 / 10_000)} ${t('units.ha')}`}
          </bdi>
        )}
        {more && (
          <>
            {areaM2 !== null && ' · '}
            {more}
          </>
        )}
        {ordinals.length > 1 && countsShapes && (
          <> · {say('control.said.shapes', { count: ordinals.length, n: fixed(ordinals.length, 0) })}</>
        )}
      </span>
      {lon !== undefined && lat !== undefined && (
        <small className={classes.under}>
          <PlanPlace lon={lon} lat={lat} srid={srid} />
        </small>
      )}
      {accepted && <small>{say('control.accepted', { name: accepted.by.name, reason: accepted.reason })}</small>}
      <div className={classes.row}>
        {at && (
          <Button size="compact-md" variant="default" onClick={onFocus}>
            {say('control.show')}
          </Button>
        )}
        {children}
      </div>
    </li>
  )
}
