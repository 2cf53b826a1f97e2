import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { DossierAnswer } from '../../../../api/contract/dossiers.ts'
import type { CourseAnswer } from '../../../../api/contract/filing.ts'
import { receiptAddress } from '../../../../api/contract/receipts.ts'
import { civilDay, printedDay, printedInstant } from '../../../text/figures.ts'
import { useDossierWords } from '../../../text/useDossierWords.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { useWords } from '../../../text/words.ts'
import { Area } from '../../../ui/Area.tsx'
import { ButtonLink } from '../../../ui/ButtonLink.tsx'
import { Answers } from '../../../ui/Dialog.tsx'
import { type Fact, FactList } from '../../../ui/FactList.tsx'
import { ForecastSection } from '../../forecast/ForecastSection.tsx'
import { PathLine } from '../../procedures/sheet/PathLine.tsx'
import classes from '../filing.module.css'
import { Deadlines } from './Deadlines.tsx'
import paper from './number.module.css'

type NumberPageProps = { readonly dossier: DossierAnswer; readonly course: CourseAnswer }

/** What was filed: its number, its day, its last days with the rule of each, what comes next and who holds it. */
export function NumberPage({ dossier, course }: NumberPageProps) {
  const say = useFilingWords()
  const { language } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { definition, number, track } = course
  return (
    <article className={classes.step}>
      <h1 ref={heading} tabIndex={-1}>
        {say('number.title')}
      </h1>
      <div className={paper.number}>
        <p>{say('number.number')}</p>
        <p className="figures">
          <bdi dir="ltr">{number ?? '—'}</bdi>
        </p>
        <small>{say('number.keep')}</small>
      </div>
      <FactList facts={useFacts({ dossier, course })} />
      <Answers>
        <Button component="a" size="md" href={receiptAddress(dossier.id, language)} download>
          {say('number.receipt')}
        </Button>
        <Button variant="default" size="md" onClick={() => window.print()}>
          {say('number.print')}
        </Button>
        <ButtonLink variant="default" size="md" to="/suivi" search={{ number: number ?? undefined }}>
          {say('number.follow')}
        </ButtonLink>
        <ButtonLink variant="default" size="md" to="/dossiers/$id" params={{ id: dossier.id }} search={{}}>
          {say('number.open')}
        </ButtonLink>
      </Answers>
      <Deadlines course={course} />
      <Foreseen dossier={dossier} course={course} />
      {definition && (
        <>
          <h2>{say('number.next')}</h2>
          <PathLine definition={definition} track={track} />
        </>
      )}
    </article>
  )
}

/** What was foreseen on the day it was filed. */
function Foreseen({ dossier, course: { definition, track, history } }: NumberPageProps) {
  const filed = history.find(({ event }) => event === 'file')
  if (!definition || !filed) return null
  return (
    <ForecastSection
      procedure={definition.code}
      commune={dossier.commune}
      track={track ?? undefined}
      filed={civilDay(filed.at)}
    />
  )
}

function useFacts({ dossier, course }: NumberPageProps): readonly Fact[] {
  const say = useFilingWords()
  const words = useDossierWords()
  const trade = useProcedureWords()
  const { nameOf } = useWords()
  const { definition, track, holder, step, history, deadlines } = course
  const filed = history.find(({ event }) => event === 'file')
  const total = deadlines.find(({ stage }) => stage === 'total')
  return [
    ...(definition ? [{ term: say('steps.procedure'), value: <b>{nameOf(definition)}</b> }] : []),
    { term: words('dossiers.name'), value: <bdi>{dossier.title}</bdi> },
    {
      term: say('steps.site'),
      value: (
        <>
          {nameOf(dossier.commune)} {dossier.site?.areaM2 != null && <Area m2={dossier.site.areaM2} />}
        </>
      ),
    },
    ...(filed ? [{ term: say('number.filedOn'), value: <Figures>{printedInstant(filed.at)}</Figures> }] : []),
    ...(track ? [{ term: say('number.track'), value: trade(`tracks.${track}`) }] : []),
    { term: say('number.step'), value: trade(`steps.${step}`) },
    ...(holder === 'nobody' ? [] : [{ term: say('number.holder'), value: trade(`holders.${holder}`) }]),
    {
      term: say('number.due'),
      value: total?.due ? <b className="figures">{printedDay(total.due)}</b> : say('number.noDue'),
    },
  ]
}

const Figures = ({ children }: { readonly children: string }) => <bdi className="figures">{children}</bdi>
