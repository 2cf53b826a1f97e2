import type { Sheet, SheetStage } from '../../../../../api/contract/procedures/drafting.ts'
import { printedDay } from '../../../../text/figures.ts'
import { useProcedureWords } from '../../../../text/useProcedureWords.ts'
import { useVersionWords } from '../../../../text/useVersionWords.ts'
import { useWords } from '../../../../text/words.ts'
import tables from '../../../../ui/table.module.css'
import classes from '../versions.module.css'

/** Last days of every stage under both versions, each with the days that did not count. */
export function SheetTable({ sheet: { track, before, after } }: { readonly sheet: Sheet }) {
  const say = useVersionWords()
  const words = useProcedureWords()
  const codes = [...new Set([...after, ...before].map(({ stage }) => stage))]
  return (
    <table className={tables.table} data-stacks>
      {track && <caption>{words(`tracks.${track}`)}</caption>}
      <thead>
        <tr>
          <th scope="col">{say('stage')}</th>
          <th scope="col">{say('was')}</th>
          <th scope="col">{say('becomes')}</th>
        </tr>
      </thead>
      <tbody>
        {codes.map((code) => (
          <tr key={code}>
            <th scope="row">{words(`stages.${code}`)}</th>
            <td data-label={say('was')}>
              <Due stage={before.find(({ stage }) => stage === code)} />
            </td>
            <td data-label={say('becomes')}>
              <Due stage={after.find(({ stage }) => stage === code)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Due({ stage }: { readonly stage: SheetStage | undefined }) {
  const say = useVersionWords()
  const { nameOf } = useWords()
  if (!stage) return <small>{say('absent')}</small>
  if (stage.due === null) return <small>{say('noDue')}</small>
  const name = ({ nameFr, nameAr }: SheetStage['skipped'][number]) =>
    nameFr ? `, ${nameOf({ nameFr, nameAr: nameAr ?? nameFr })}` : ''
  return (
    <>
      <b className="figures">
        <bdi>{printedDay(stage.due)}</bdi>
      </b>{' '}
      {stage.assumed && <small>{say('atLatest')}</small>}
      {stage.skipped.length > 0 && (
        <details className={classes.rule}>
          <summary>{say('skipped', { n: stage.skipped.length })}</summary>
          <ul className={classes.faults}>
            {stage.skipped.map((skip) => (
              <li key={skip.day}>
                <bdi className="figures">{printedDay(skip.day)}</bdi> : {say(`why.${skip.why}`)}
                {name(skip)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
