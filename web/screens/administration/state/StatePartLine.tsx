import { Link } from '@tanstack/react-router'
import type { StateLevel, StatePart, StatePartAnswer } from '../../../../api/contract/state.ts'
import { fixed, printedDay, printedInstant } from '../../../text/figures.ts'
import { systemState } from '../../../text/fr/systemState.ts'
import { useStateWords } from '../../../text/useStateWords.ts'
import { useWords } from '../../../text/words.ts'
import { StatusBadge, type Tone } from '../../../ui/StatusBadge.tsx'
import { useSize } from '../../documents/bytes.ts'
import classes from '../work.module.css'
import { measured } from './stateGroups.ts'

const TONES: Readonly<Record<StateLevel, Tone>> = {
  good: 'good',
  attention: 'attention',
  fault: 'fault',
  not_configured: 'waiting',
}

/** One part of the installation: how it is, what that means, what to do, and its figures. */
export function StatePartLine({ part: { part, level, sentence, figures } }: { readonly part: StatePartAnswer }) {
  const say = useStateWords()
  const { say: inWords } = useWords()
  return (
    <section className={classes.part} aria-labelledby={`part-${part}`}>
      <div className={classes.what}>
        <h3 id={`part-${part}`}>{say(`systemState.parts.${part}`)}</h3>
        <div>
          <StatusBadge tone={TONES[level]}>{say(`systemState.levels.${level}`)}</StatusBadge>
        </div>
      </div>
      <div className={classes.said}>
        <p>{inWords(sentence)}</p>
        {level !== 'good' && (
          <p className={classes.remedy}>
            <b>{say('systemState.whatToDo')}</b> {say(`systemState.remedies.${part}`)} <Where part={part} />
          </p>
        )}
        <Figures figures={figures} />
      </div>
    </section>
  )
}

function Where({ part }: { readonly part: StatePart }) {
  const say = useStateWords()
  if (part === 'jobs')
    return (
      <Link to="/administration/taches" search={{ state: 'dead' }}>
        {say('systemState.see.jobs')}
      </Link>
    )
  if (part === 'messages' || part === 'smtp')
    return <Link to="/administration/messages">{say('systemState.see.messages')}</Link>
  if (part === 'journal') return <Link to="/administration/journal/verification">{say('systemState.see.journal')}</Link>
  return null
}

type FigureName = keyof typeof systemState.figures
type ValueName = keyof typeof systemState.values
const isFigure = (name: string): name is FigureName => name in systemState.figures
const isValue = (text: string): text is ValueName => text in systemState.values

function Figures({ figures }: Pick<StatePartAnswer, 'figures'>) {
  const say = useStateWords()
  const print = useFigure()
  const entries = Object.entries(figures)
  if (entries.length === 0) return null
  return (
    <dl className={classes.figures}>
      {entries.map(([name, figure]) => (
        <div key={name}>
          <dt>{isFigure(name) ? say(`systemState.figures.${name}`) : name}</dt>
          <dd>
            <bdi>{print(name, figure)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function useFigure() {
  const say = useStateWords()
  const size = useSize()
  return (name: string, figure: StatePartAnswer['figures'][string]): string => {
    const value = measured(name, figure)
    switch (value.kind) {
      case 'none':
        return name.startsWith('last') ? say('systemState.never') : '—'
      case 'size':
        return size(value.bytes)
      case 'age':
        return say(`systemState.${value.unit}`, { n: fixed(value.count, 0) })
      case 'count':
        return fixed(value.count, 0)
      case 'day':
        return printedDay(value.text)
      case 'instant':
        return printedInstant(value.text)
      default:
        return isValue(value.text) ? say(`systemState.values.${value.text}`) : value.text
    }
  }
}
