import type { Because, Effect } from '../../../spatial/envelope/types.ts'
import { useEnvelopeWords } from '../../text/useEnvelopeWords.ts'
import { useWords } from '../../text/words.ts'
import classes from './envelope.module.css'

/** What bars first, what bounds next, what nobody published, and last what only informs. */
const ORDER: readonly Effect[] = ['below_minimum', 'disputed', 'removes', 'limits', 'unknown', 'informs']

/** The text twin of the envelope: each thing that limits it, by which article. */
export function Limits({ entries }: { readonly entries: readonly Because[] }) {
  const t = useEnvelopeWords()
  const sorted = ORDER.flatMap((effect) => entries.filter((entry) => entry.effect === effect))
  return (
    <section>
      <h3>{t('limits')}</h3>
      <ul className={classes.limits}>
        {sorted.map((entry) => (
          <Limit key={`${entry.rule} ${entry.parameter} ${entry.subject} ${entry.effect}`} entry={entry} />
        ))}
      </ul>
    </section>
  )
}

function Limit({ entry: { effect, says, article, sets } }: { readonly entry: Because }) {
  const t = useEnvelopeWords()
  const { say } = useWords()
  return (
    <li data-effect={effect}>
      <b>{t(`effects.${effect}`)}</b>
      {sets && <span className={classes.sets}>{t(`sets.${sets}`)}</span>}
      <p>{say(says)}</p>
      {article && (
        <p className={classes.article}>
          {t('article')} <bdi>{article}</bdi>
        </p>
      )}
    </li>
  )
}
