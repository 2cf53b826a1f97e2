import { memo } from 'react'
import { useTerritoryWords } from '../../text/useTerritoryWords.ts'
import { useWords } from '../../text/words.ts'
import { type Fact, FactList } from '../../ui/FactList.tsx'
import classes from './territory.module.css'
import type { Territory } from './useTerritory.ts'

/** What the figure is, as the service that computes it defines it. */
export const Definition = memo(function Definition({ territory: { answer } }: { readonly territory: Territory }) {
  const say = useTerritoryWords()
  const { say: sayBoth } = useWords()
  if (!answer) return null
  const { name, from, to, how, excluded, least } = answer.definition
  const facts: Fact[] = [
    ...(from ? [{ term: say('definition.from'), value: sayBoth(from) }] : []),
    ...(to ? [{ term: say('definition.to'), value: sayBoth(to) }] : []),
    { term: say('definition.how'), value: sayBoth(how) },
    { term: say('definition.excluded'), value: sayBoth(excluded) },
  ]
  return (
    <section className={classes.definition} aria-label={say('definition.title')}>
      <h2>{say('definition.title')}</h2>
      <p>{sayBoth(name)}</p>
      <FactList facts={facts} />
      {least > 0 && <p className={classes.quiet}>{say('definition.least', { least })}</p>}
      {answer.legal && <p className={classes.quiet}>{sayBoth(answer.legal.rule)}</p>}
      {answer.waiting > 0 && <p className={classes.quiet}>{say('waiting', { count: answer.waiting })}</p>}
      {answer.doubtful > 0 && <p className={classes.quiet}>{say('doubtful', { count: answer.doubtful })}</p>}
    </section>
  )
})
