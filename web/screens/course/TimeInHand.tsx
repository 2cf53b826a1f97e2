import type { CourseAnswer } from '../../../api/contract/filing.ts'
import { share } from '../../text/figures.ts'
import { useCourseWords } from '../../text/useCourseWords.ts'
import { useProcedureWords } from '../../text/useProcedureWords.ts'
import { useWords } from '../../text/words.ts'
import tables from '../../ui/table.module.css'
import classes from './course.module.css'
import { durationOf, type Part, partsOf } from './timeInHand.ts'

/** Whose hands the time went through, as one bar and as its table. */
export function TimeInHand({ course: { inHand, avis } }: { readonly course: CourseAnswer }) {
  const say = useCourseWords()
  const inWords = useDuration()
  const nameOf = useHolderName(avis.bodies)
  const { parts, whole } = partsOf(inHand)
  if (whole === 0) return null
  return (
    <section className={classes.section}>
      <h3>{say('time')}</h3>
      <div className={classes.bar} aria-hidden="true">
        {parts.map((part, index) => (
          <span
            key={keyOf(part)}
            data-holder={part.holder}
            data-odd={index % 2 === 1 || undefined}
            style={{ flexGrow: part.share }}
          />
        ))}
      </div>
      <table className={`${tables.table} ${classes.time}`}>
        <caption>{say('timeCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('timeWho')}</th>
            <th scope="col">{say('timeSpent')}</th>
            <th scope="col">{say('timeShare')}</th>
          </tr>
        </thead>
        <tbody className="figures">
          {parts.map((part, index) => (
            <tr key={keyOf(part)}>
              <th scope="row">
                <span
                  className={classes.swatch}
                  data-holder={part.holder}
                  data-odd={index % 2 === 1 || undefined}
                  aria-hidden="true"
                />{' '}
                {nameOf(part)}
              </th>
              <td>{inWords(part.ms)}</td>
              <td>{share(part.share)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{say('timeTotal')}</th>
            <td>{inWords(whole)}</td>
            <td>{share(1)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  )
}

const keyOf = ({ holder, bodyId }: Part) => `${holder} ${bodyId ?? ''}`

/** A consulted body by its own name, anybody else by what they are. */
function useHolderName(bodies: CourseAnswer['avis']['bodies']): (part: Part) => string {
  const sayLaw = useProcedureWords()
  const { nameOf } = useWords()
  return ({ holder, bodyId }) => {
    const found = bodies.find(({ body }) => body.id === bodyId)
    return found ? nameOf(found.body) : sayLaw(`holders.${holder}`)
  }
}

function useDuration(): (ms: number) => string {
  const say = useCourseWords()
  return (ms) => {
    const { d, h, m } = durationOf(ms)
    if (d > 0) return say('duration.days', { d, h })
    return h > 0 ? say('duration.hours', { h, m }) : say('duration.minutes', { m })
  }
}
