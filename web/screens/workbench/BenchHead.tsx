import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { DossierAnswer } from '../../../api/contract/dossiers.ts'
import type { FindingsAnswer } from '../../../api/contract/findings.ts'
import { useWorkbenchWords } from '../../text/useWorkbenchWords.ts'
import { useWords } from '../../text/words.ts'
import { Notice } from '../../ui/Notice.tsx'
import { VerdictBadge } from '../../ui/VerdictBadge.tsx'
import type { Neighbours } from './useNeighbours.ts'
import classes from './workbench.module.css'

type BenchHeadProps = {
  readonly dossier: DossierAnswer
  readonly findings: FindingsAnswer
  readonly neighbours: Neighbours
}

/** Which dossier, what it comes to with what was decided, and the ways to its neighbours in the queue. */
export function BenchHead({ dossier, findings, neighbours: { former, next, go } }: BenchHeadProps) {
  const say = useWorkbenchWords()
  const { nameOf } = useWords()
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
        <Button variant="default" size="sm" disabled={!former} onClick={() => go(former)}>
          {say('former')}
        </Button>
        <Button variant="default" size="sm" disabled={!next} onClick={() => go(next)}>
          {say('next')}
        </Button>
        <Link to="/dossiers/$id" params={{ id: dossier.id }} search={{}}>
          {say('openDossier')}
        </Link>
      </div>
      {!findings.mayDecide && findings.report && <Notice>{say('readOnly')}</Notice>}
    </header>
  )
}
