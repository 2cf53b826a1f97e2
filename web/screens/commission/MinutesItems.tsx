import type { MinutesAnswer, MinutesFacts } from '../../../api/contract/commission/minutes.ts'
import { printedTime } from '../../text/figures.ts'
import { useCommissionWords } from '../../text/useCommissionWords.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { useWords } from '../../text/words.ts'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { AVIS_TONES } from '../course/avisTones.ts'
import { MinutesNote } from './MinutesNote.tsx'
import classes from './minutes.module.css'

/** Each dossier with the avis of each body, its conclusion, and the secretary's note beside. */
export function MinutesItems({ minutes }: { readonly minutes: MinutesAnswer }) {
  const say = useCommissionWords()
  return (
    <section>
      <h3>{say('tabs.agenda')}</h3>
      <ol className={classes.minutesItems}>
        {minutes.facts.items.map((item) => (
          <li key={item.id}>
            <h4>
              {item.rank}. <bdi className="figures">{item.number}</bdi> <bdi>{item.title}</bdi>
            </h4>
            <Conclusion item={item} />
            <Boxes item={item} />
            <MinutesNote
              minutes={minutes}
              itemId={item.id}
              label={say('minutes.noteOf', { number: item.number })}
              note={item.note}
            />
          </li>
        ))}
      </ol>
    </section>
  )
}

type ItemProps = { readonly item: MinutesFacts['items'][number] }

function Conclusion({ item: { outcome, reason, calledAt, endedAt } }: ItemProps) {
  const say = useCommissionWords()
  return (
    <p>
      {outcome
        ? say('passage.done', { outcome: say(`outcomes.${outcome}`) })
        : say('passage.putOffDone', { reason: reason ?? '' })}
      {outcome && reason && <> · {reason}</>}{' '}
      {calledAt && endedAt && (
        <small className="figures">
          {printedTime(calledAt)} – {printedTime(endedAt)}
        </small>
      )}
    </p>
  )
}

function Boxes({ item: { avis } }: ItemProps) {
  const say = useCommissionWords()
  const course = useCourseWords()
  const { nameOf, say: inWords } = useWords()
  return (
    <ul className={classes.boxes}>
      {avis.map(({ body, opinion, items }) => (
        <li key={body.id}>
          <b>
            <bdi>{nameOf(body)}</bdi>
          </b>
          <StatusBadge tone={opinion ? AVIS_TONES[opinion] : 'waiting'}>
            {opinion ? course(`opinions.${opinion}`) : say('minutes.noAvis')}
          </StatusBadge>
          {items.map((one) => (
            <span key={one.fr}>{inWords(one)}</span>
          ))}
        </li>
      ))}
    </ul>
  )
}
