import { Button } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import type { Fact } from '../../../../api/contract/procedures/project.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { FactList } from '../../../ui/FactList.tsx'
import { TrackAnswer } from '../../procedures/choose/TrackAnswer.tsx'
import type { DraftWork } from '../Draft.tsx'
import { isFact } from '../facts.ts'
import { nextOpen } from '../factsAsked.ts'
import classes from '../filing.module.css'
import type { StepProps } from '../StepBody.tsx'
import { StepFoot } from '../StepFoot.tsx'
import { useFactWords } from '../useFactWords.ts'
import { FactQuestion } from './FactQuestion.tsx'

/** The project, one question at a time; without a question in the address, what was answered and what it leads to. */
export function ProjectStep({ draft, heading }: StepProps) {
  const { at } = useSearch({ from: '/dossiers/$id/depot' })
  const shown = isFact(at) && draft.asked.includes(at) && draft.mayChange ? at : null
  if (shown) return <FactQuestion fact={shown} draft={draft} heading={heading} />
  return <Overview draft={draft} heading={heading} />
}

function Overview({ draft, heading }: StepProps) {
  const say = useFilingWords()
  const { asked, project, goTo, mayChange } = draft
  const open = asked.filter((fact) => project[fact] === null)
  return (
    <section className={classes.step}>
      <h1 ref={heading} tabIndex={-1}>
        {say('project.title')}
      </h1>
      <p className={classes.hint}>{say(asked.length > 0 ? 'project.intro' : 'project.nothing')}</p>
      <TrackPart draft={draft} />
      {asked.length > 0 && (
        <p role="status">
          {open.length > 0 ? say('project.open', { n: open.length }) : say('project.allAnswered')}{' '}
          {open.length > 0 && mayChange && (
            <Button variant="default" onClick={() => goTo('project', nextOpen(asked, project, null))}>
              {say('project.answerThem')}
            </Button>
          )}
        </p>
      )}
      {asked.length > 0 && <h2>{say('project.answers')}</h2>}
      <AnswersGiven draft={draft} facts={asked} />
      <StepFoot draft={draft} />
    </section>
  )
}

/** Grand or petit projet, which test decides, on which figures; or that this procedure knows of no such difference. */
function TrackPart({ draft: { course, found } }: { readonly draft: DraftWork }) {
  const say = useFilingWords()
  const { definition } = course
  if (!definition) return null
  if (definition.track === 'by_tests') return found && <TrackAnswer found={found} code={definition.code} />
  const words = { gp: 'project.alwaysGp', pp: 'project.alwaysPp', none: 'project.noTrack' } as const
  return <p>{say(words[definition.track ?? 'none'])}</p>
}

type AnswersGivenProps = { readonly draft: DraftWork; readonly facts: readonly Fact[] }

export function AnswersGiven({ draft: { project, goTo, mayChange }, facts }: AnswersGivenProps) {
  const say = useFilingWords()
  const { factName, valueText } = useFactWords()
  if (facts.length === 0) return null
  return (
    <FactList
      facts={facts.map((fact) => ({
        term: factName(fact),
        value: (
          <span className={classes.answer}>
            <bdi className={project[fact] === null ? classes.muted : ''}>{valueText(fact, project[fact])}</bdi>
            {mayChange && (
              <button
                type="button"
                className={classes.plain}
                aria-label={say('project.editOf', { fact: factName(fact) })}
                onClick={() => goTo('project', fact)}
              >
                {say('project.edit')}
              </button>
            )}
          </span>
        ),
      }))}
    />
  )
}
