import type { Synthesis, SynthesisReason, SynthesisVerdict } from '../../../../api/contract/avis/synthesis.ts'
import { printedDay } from '../../../text/figures.ts'
import { useAvisWords } from '../../../text/useAvisWords.ts'
import { useTradeWords } from '../../../text/useTradeWords.ts'
import { useWords } from '../../../text/words.ts'
import { StatusBadge, type Tone } from '../../../ui/StatusBadge.tsx'
import courseClasses from '../course.module.css'
import classes from './avis.module.css'

const TONES: Readonly<Record<SynthesisVerdict, Tone>> = {
  favourable: 'good',
  reserved: 'attention',
  incomplete: 'waiting',
  unfavourable: 'fault',
}

/** What the avis come to, and why: a sentence a body, with the rule that makes it weigh so. */
export function SynthesisBlock({ synthesis }: { readonly synthesis: Synthesis }) {
  const say = useAvisWords()
  const { say: inLanguage } = useWords()
  const sentence = useSentence()
  return (
    <section aria-label={say('synthesis')} className={courseClasses.section}>
      <h4>{say('synthesis')}</h4>
      <p>
        <StatusBadge tone={TONES[synthesis.verdict]}>{say(`synthesisOf.${synthesis.verdict}`)}</StatusBadge>
      </p>
      <ul className={classes.why} aria-label={say('synthesisWhy')}>
        {synthesis.reasons.map((reason) => (
          <li key={`${reason.code} ${reason.body?.nameFr ?? reason.wanted}`}>
            {sentence(reason)}
            {reason.rule && <small>{inLanguage(reason.rule)}</small>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function useSentence(): (reason: SynthesisReason) => string {
  const say = useAvisWords()
  const trade = useTradeWords()
  const { nameOf } = useWords()
  return ({ code, body, wanted, items, until }) =>
    say(`because.${code === 'postponed' && until ? 'postponedUntil' : code}`, {
      body: body ? nameOf(body) : '',
      wanted: wanted ? trade(`bodyKinds.${wanted}`) : '',
      ...{ count: items, n: items },
      until: until ? printedDay(until) : '',
    })
}
