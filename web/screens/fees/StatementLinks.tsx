import { type Statement, statementAddress } from '../../../api/contract/fees/statements.ts'
import { printedDay } from '../../text/figures.ts'
import { useFeeWords } from '../../text/useFeeWords.ts'
import classes from './fees.module.css'

type StatementLinksProps = { readonly id: string; readonly statements: readonly Statement[] }

/** The statement that counts, as it is printed, and those it took the place of. */
export function StatementLinks({ id, statements: [last, ...former] }: StatementLinksProps) {
  const say = useFeeWords()
  const named = ({ version, day }: Statement) => say('version', { version, day: printedDay(day) })
  if (!last) return null
  return (
    <div className={classes.statement}>
      <p>
        <span className="figures">{named(last)}</span>{' '}
        <a href={statementAddress(id, last.version, 'both')} download>
          {say('pdf')}
        </a>
      </p>
      {former.length > 0 && (
        <details>
          <summary>{say('versions')}</summary>
          <ul>
            {former.map((one) => (
              <li key={one.version}>
                <a className="figures" href={statementAddress(id, one.version, 'both')} download>
                  {named(one)}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
