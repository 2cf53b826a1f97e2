import type { RuleChange } from '../../../api/contract/plans/plans.ts'
import { plain } from '../../text/figures.ts'
import { usePlanWords } from '../../text/usePlanWords.ts'
import { useWords } from '../../text/words.ts'
import table from '../../ui/table.module.css'
import classes from './plans.module.css'

type Side = RuleChange['from']

/** Parameter by parameter, what the règlement said and says; a figure not published is said as such. */
export function RuleTable({ rules }: { readonly rules: readonly RuleChange[] }) {
  const say = usePlanWords()
  return (
    <table className={table.table} data-stacks aria-label={say('compare.rules')}>
      <thead>
        <tr>
          <th scope="col">{say('compare.zone')}</th>
          <th scope="col">{say('compare.parameter')}</th>
          <th scope="col">{say('compare.before')}</th>
          <th scope="col">{say('compare.after')}</th>
        </tr>
      </thead>
      <tbody>
        {rules.map(({ zone, sector, parameter, from, to }) => (
          <tr key={`${zone} ${sector} ${parameter}`}>
            <th scope="row">
              <bdi>
                {zone} {sector}
              </bdi>
            </th>
            <td data-label={say('compare.parameter')}>
              <Parameter name={parameter} />
            </td>
            <td data-label={say('compare.before')}>
              <Value side={from} />
            </td>
            <td data-label={say('compare.after')}>
              <Value side={to} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The contract names parameters as texts: one that has no words yet is shown by its name. */
function Parameter({ name }: { readonly name: string }) {
  const say = usePlanWords()
  const word = `parameters.${name}` as Parameters<typeof say>[0]
  const said = say(word)
  return said === word ? <code>{name}</code> : said
}

function Value({ side: { absent, value, article } }: { readonly side: Side }) {
  const say = usePlanWords()
  const { t, listed } = useWords()
  if (absent) return <i>{say('compare.absent')}</i>
  const uses = Array.isArray(value) ? value.map((use) => t(`uses.${use}` as 'uses.individual_housing')) : [] // the règlement's uses are those words
  return (
    <>
      {value === null && say('compare.unpublished')}
      {typeof value === 'number' && <bdi className="figures">{plain(value)}</bdi>}
      {typeof value === 'string' && <bdi>{value}</bdi>}
      {typeof value === 'boolean' && say(value ? 'compare.yes' : 'compare.no')}
      {Array.isArray(value) && (uses.length > 0 ? listed(uses) : '–')}
      {article && (
        <small className={classes.under}>
          <bdi>{article}</bdi>
        </small>
      )}
    </>
  )
}
