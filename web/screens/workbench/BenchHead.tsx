import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import type { FindingsAnswer } from '../../../api/contract/findings.ts'
import { useWorkbenchWords } from '../../text/useWorkbenchWords.ts'
import { useWords } from '../../text/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { VerdictBadge } from '../../ui/VerdictBadge.tsx'
import { KeysButton } from '../dossiers/KeyList.tsx'
import { useBenchKeys } from './BenchKeys.tsx'
import type { Neighbours } from './useNeighbours.ts'
import classes from './workbench.module.css'

type BenchHeadProps = {
  readonly dossier: DossierAnswer
  readonly findings: FindingsAnswer
  readonly neighbours: Neighbours
}

/** Which dossier, what it comes to with what was decided, and the ways to its neighbours in the queue. */
export function BenchHead({ dossier, findings, neighbours }: BenchHeadProps) {
  const say = useWorkbenchWords()
  const { nameOf } = useWords()
  const { former, next, onFormer, onNext } = neighbours
  const keys = useBenchKeys()
  return (
    <header className={classes.head}>
      <p>
        <bdi className="figures">{dossier.number}</bdi> · {nameOf(dossier.commune)}
      </p>
      <h1>
        <bdi>{dossier.title}</bdi>
      </h1>
      {findings.verdict && (
        <p className={classes.overall}>
          {say('overall')} <VerdictBadge verdict={findings.verdict} />
        </p>
      )}
      <div className={classes.ways}>
        <Button variant="default" size="sm" disabled={!former} onClick={onFormer}>
          {say('former')}
        </Button>
        <Button variant="default" size="sm" disabled={!next} onClick={onNext}>
          {say('next')}
        </Button>
        <Link to="/dossiers/$id" params={{ id: dossier.id }} search={{}}>
          {say('openDossier')}
        </Link>
      </div>
      <div className={classes.ways}>
        <QueuePlace neighbours={neighbours} />
        <KeysButton onShow={keys.show} />
      </div>
      {keys.dialog}
      {!findings.mayDecide && findings.report && <Notice>{say('readOnly')}</Notice>}
    </header>
  )
}

/** Where one is in the queue; at its end there is a way back to it, and a key that goes no further says so. */
function QueuePlace({ neighbours: { place, next, search, reached, read } }: Pick<BenchHeadProps, 'neighbours'>) {
  const say = useWorkbenchWords()
  if (!read) return null
  const more = place?.more ? '+' : ''
  return (
    <p className={classes.small}>
      {place ? say('place', { nth: place.nth, of: `${place.of}${more}` }) : say('placeNone')}{' '}
      {!next && !place?.more && (
        <>
          {say('queueEnd')}{' '}
          <Link to="/instruction" search={search}>
            {say('back')}
          </Link>
        </>
      )}
      <span role="status" className="unseen">
        {reached === 'end' && say('queueEnd')}
        {reached === 'start' && say('queueStart')}
      </span>
    </p>
  )
}
