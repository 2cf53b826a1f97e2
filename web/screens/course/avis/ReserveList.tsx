import type { Reserve, ReserveState } from '../../../../api/contract/avis/reserves.ts'
import { useAvisWords } from '../../../text/useAvisWords.ts'
import { useWords } from '../../../text/words.ts'
import { StatusBadge, type Tone } from '../../../ui/StatusBadge.tsx'
import courseClasses from '../course.module.css'
import { Successive } from './AvisItems.tsx'
import classes from './avis.module.css'

const TONES: Readonly<Record<ReserveState, Tone>> = {
  raised: 'attention',
  kept: 'attention',
  pending: 'waiting',
  lifted: 'good',
}

/** What all the bodies ask, each thing once; what was lifted stays to be read. */
export function ReserveList({ reserves }: { readonly reserves: readonly Reserve[] }) {
  const say = useAvisWords()
  const standing = reserves.filter(({ state }) => state !== 'lifted')
  const lifted = reserves.filter(({ state }) => state === 'lifted')
  return (
    <section aria-label={say('reserves')} className={courseClasses.section}>
      <h4>{say('reserves')}</h4>
      {standing.length === 0 ? (
        <p>{say('reservesNone')}</p>
      ) : (
        <>
          <p className={courseClasses.quiet}>{say('reservesHint')}</p>
          <Reserves reserves={standing} />
        </>
      )}
      {lifted.length > 0 && (
        <details className={courseClasses.due}>
          <summary>{say('reservesLifted', { n: lifted.length })}</summary>
          <Reserves reserves={lifted} />
        </details>
      )}
    </section>
  )
}

const Reserves = ({ reserves }: { readonly reserves: readonly Reserve[] }) => (
  <ul className={classes.reserves}>
    {reserves.map((reserve) => (
      <OneReserve key={reserve.key} reserve={reserve} />
    ))}
  </ul>
)

function OneReserve({ reserve: { state, kind, texts, articles, by, successive } }: { readonly reserve: Reserve }) {
  const say = useAvisWords()
  const { say: inLanguage, nameOf, listed } = useWords()
  const words = [...new Set(texts.map(inLanguage))]
  return (
    <li data-state={state}>
      {words.map((text) => (
        <p key={text} dir="auto">
          {text}
        </p>
      ))}
      <p className={courseClasses.answer}>
        <StatusBadge tone={TONES[state]}>{say(`states.${state}`)}</StatusBadge>
        <small>
          {say(`kinds.${kind}`)} · {say('reservesBy', { who: listed(by.map(nameOf)) })}
          {articles.length > 0 && ` · ${articles.join(' · ')}`}
        </small>
      </p>
      {successive && <Successive />}
    </li>
  )
}
