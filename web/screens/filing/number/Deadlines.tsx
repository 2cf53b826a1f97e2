import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { CourseAnswer } from '../../../../api/contract/filing.ts'
import { printedDay } from '../../../text/figures.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { useWords } from '../../../text/words.ts'
import { RuleText, ToConfirm } from '../../procedures/Rule.tsx'
import { useTerm } from '../../procedures/useTerm.ts'
import classes from '../filing.module.css'
import paper from './number.module.css'

type Stage = CourseAnswer['deadlines'][number]

/** On paper everything is unfolded. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true))
    const after = () => setPrinting(false)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  return printing
}

/** Every delay of the dossier: its last day, and unfolded from which event it runs, what does not count, and the rule. */
export function Deadlines({ course }: { readonly course: CourseAnswer }) {
  const say = useFilingWords()
  const printing = usePrinting()
  const { deadlines } = course
  if (deadlines.length === 0) return null
  return (
    <section>
      <h2>{say('number.delays')}</h2>
      <p className={classes.hint}>{say('number.delaysHint')}</p>
      <div className={paper.delays}>
        {deadlines.map((stage) => (
          <Delay key={stage.stage} stage={stage} course={course} printing={printing} />
        ))}
      </div>
    </section>
  )
}

type DelayProps = { readonly stage: Stage; readonly course: CourseAnswer; readonly printing: boolean }

function Delay({ stage, course, printing }: DelayProps) {
  const say = useFilingWords()
  const trade = useProcedureWords()
  const [open, setOpen] = useState(stage.stage === 'total')
  const { due, holder, met, rule } = stage
  return (
    <details open={open || printing} onToggle={(event) => !printing && setOpen(event.currentTarget.open)}>
      <summary>
        <b>{trade(`stages.${stage.stage}`)}</b>
        <span>{trade(`holders.${holder}`)}</span>
        <span className="figures">{due ? printedDay(due) : say('number.toConfirm')}</span>
      </summary>
      <div className={paper.delay}>
        <p>{useFromWords(stage, course)}</p>
        <Length stage={stage} />
        {met && <p>{say('number.met', { day: printedDay(met) })}</p>}
        <Skipped stage={stage} />
        <div>
          <ToConfirm sureness={rule.sureness} />
          <RuleText rule={rule} />
        </div>
      </div>
    </details>
  )
}

function useFromWords({ stage, from, assumed }: Stage, { definition, track }: CourseAnswer): string {
  const say = useFilingWords()
  const trade = useProcedureWords()
  const rule = definition?.stages.find((one) => one.code === stage && (one.track === null || one.track === track))
  const event = rule ? trade(`events.${rule.from}`) : ''
  if (from === null) return say('number.fromUnknown', { event })
  return say(assumed ? 'number.fromAssumed' : 'number.from', { event, day: printedDay(from) })
}

function Length({ stage: { days, unit, left, met, due } }: { readonly stage: Stage }) {
  const say = useFilingWords()
  const inWords = useTerm()
  if (days === null) return null
  const runs = due !== null && met === null && left > 0
  return (
    <p className="figures">
      {inWords({ length: days, unit })}
      {runs && ` · ${say('number.left', { term: inWords({ length: left, unit }) })}`}
    </p>
  )
}

function Skipped({ stage: { skipped, due } }: { readonly stage: Stage }) {
  const say = useFilingWords()
  const { language } = useWords()
  if (due === null) return null
  if (skipped.length === 0) return <p>{say('number.noSkipped')}</p>
  return (
    <>
      <p>{say('number.skipped', { count: skipped.length, n: skipped.length })}</p>
      <ul className={paper.skipped}>
        {skipped.map(({ day, why, nameFr, nameAr }) => (
          <li key={`${day} ${why}`}>
            <bdi className="figures">{printedDay(day)}</bdi> {say(`number.skippedWhy.${why}`)}
            {nameFr && ` : ${language === 'ar' ? (nameAr ?? nameFr) : nameFr}`}
          </li>
        ))}
      </ul>
    </>
  )
}
