import type { AvisStanding } from '../../../api/contract/standing.ts'
import { printedInstant } from '../../text/figures.ts'
import { useActStandingWords } from '../../text/useActStandingWords.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { useWords } from '../../text/words.ts'
import { type Fact, FactList } from '../../ui/FactList.tsx'
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx'
import classes from './checkAct.module.css'

const TONES: Readonly<Record<AvisStanding['standing'], Tone>> = {
  stands: 'good',
  replaced: 'attention',
  refiled: 'attention',
}

/** The avis of a body whose signed file is checked: whether it is its last word still. */
export function FoundAvis({ avis }: { readonly avis: AvisStanding }) {
  const say = useActStandingWords()
  const tone = TONES[avis.standing]
  return (
    <section className={classes.verdict} data-tone={tone} role="status">
      <h2>
        <StatusBadge tone={tone}>{say(`avis.standings.${avis.standing}`)}</StatusBadge>
      </h2>
      <p>{say(`avis.meaning.${avis.standing}`)}</p>
      <FactList facts={useFacts(avis)} />
    </section>
  )
}

function useFacts({ number, body, opinion, givenAt, signedAt, since }: AvisStanding): Fact[] {
  const say = useActStandingWords()
  const course = useCourseWords()
  const { nameOf } = useWords()
  const instant = (at: string) => <span className="figures">{printedInstant(at)}</span>
  return [
    { term: say('avis.body'), value: <bdi>{nameOf(body)}</bdi> },
    { term: say('avis.opinion'), value: course(`opinions.${opinion}`) },
    { term: say('avis.dossier'), value: <bdi className="figures">{number ?? '–'}</bdi> },
    { term: say('avis.givenAt'), value: instant(givenAt) },
    { term: say('signedAt'), value: instant(signedAt) },
    ...(since === null ? [] : [{ term: say('since'), value: instant(since) }]),
  ]
}
