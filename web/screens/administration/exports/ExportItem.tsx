import { Button } from '@mantine/core'
import { EXPORT_ROWS_ALONE, type ExportRequest, type ExportState } from '../../../../api/contract/privacy.ts'
import { fixed, printedDay, printedInstant } from '../../../text/figures.ts'
import { useWorkWords } from '../../../text/useWorkWords.ts'
import { useWords } from '../../../text/words.ts'
import { nameIn } from '../../../ui/PersonName.tsx'
import { StatusBadge, type Tone } from '../../../ui/StatusBadge.tsx'
import { useSize } from '../../documents/bytes.ts'
import classes from '../work.module.css'

const TONES: Readonly<Record<ExportState, Tone>> = {
  counting: 'waiting',
  to_approve: 'attention',
  approved: 'waiting',
  running: 'waiting',
  ready: 'good',
  refused: 'fault',
  failed: 'fault',
  expired: 'waiting',
}

type ExportItemProps = {
  readonly request: ExportRequest
  readonly own: boolean
  readonly onDecide: (approve: boolean) => void
}

export function ExportItem({ request, own, onDecide }: ExportItemProps) {
  const say = useWorkWords()
  const { nameOf, say: sentence } = useWords()
  const { kind, state, body, reason, failure } = request
  return (
    <li>
      <div className={classes.what}>
        <p className={classes.named}>
          <b>{say(`exportRequests.kinds.${kind}`)}</b>
          <StatusBadge tone={TONES[state]}>{say(`exportRequests.states.${state}`)}</StatusBadge>
        </p>
        {body && <p>{nameOf(body)}</p>}
        {reason && <p className={classes.reason}>{reason}</p>}
        <Told request={request} />
        {failure && <p>{sentence(failure)}</p>}
        {own && state === 'to_approve' && <p>{say('exportRequests.ownWaits', { rows: EXPORT_ROWS_ALONE })}</p>}
      </div>
      <Deeds request={request} onDecide={onDecide} />
    </li>
  )
}

/** Who, when, how much and until when, in one quiet line. */
function Told({ request }: { readonly request: ExportRequest }) {
  const say = useWorkWords()
  const size = useSize()
  const { language } = useWords()
  const { askedBy, askedAt, decidedBy, decidedAt, rowsFound, bytes, expiresAt, state, filter } = request
  const told = [
    say('exportRequests.askedBy', { name: nameIn(language, askedBy), date: printedInstant(askedAt) }),
    decidedBy &&
      decidedAt &&
      say('exportRequests.decidedBy', { name: nameIn(language, decidedBy), date: printedInstant(decidedAt) }),
    between(filter, say),
    rowsFound !== null && say('exportRequests.rows', { count: fixed(rowsFound, 0) }),
    bytes !== null && say('exportRequests.size', { size: size(bytes) }),
    state === 'ready' && expiresAt && say('exportRequests.until', { date: printedInstant(expiresAt) }),
  ]
  return <small className="figures">{told.filter(Boolean).join(' · ')}</small>
}

function between({ from, to }: ExportRequest['filter'], say: ReturnType<typeof useWorkWords>): string | null {
  if (from && to) return say('exportRequests.between', { from: printedDay(from), to: printedDay(to) })
  if (from) return say('exportRequests.since', { from: printedDay(from) })
  return to ? say('exportRequests.before', { to: printedDay(to) }) : null
}

function Deeds({ request, onDecide }: Omit<ExportItemProps, 'own'>) {
  const say = useWorkWords()
  const { language } = useWords()
  const name = nameIn(language, request.askedBy)
  if (request.mayDownload)
    return (
      <div className={classes.deeds}>
        <Button component="a" size="md" href={`/api/exports/${encodeURIComponent(request.id)}/content`} download>
          {say('exportRequests.download')}
        </Button>
      </div>
    )
  if (!request.mayDecide) return null
  return (
    <div className={classes.deeds}>
      <Button
        size="md"
        variant="default"
        aria-label={say('exportRequests.approveOf', { name })}
        onClick={() => onDecide(true)}
      >
        {say('exportRequests.approve')}
      </Button>
      <Button
        size="md"
        variant="default"
        aria-label={say('exportRequests.refuseOf', { name })}
        onClick={() => onDecide(false)}
      >
        {say('exportRequests.refuse')}
      </Button>
    </div>
  )
}
