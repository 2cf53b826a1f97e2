import type { RuleChange } from '../../../api/contract/plans/plans.ts'
import { ZONE_FAMILIES } from '../../../spatial/conformity/types.ts'
import { plain } from '../../text/figures.ts'
import { usePlanWords } from '../../text/usePlanWords.ts'
import { useWords } from '../../text/words.ts'
import table from '../../ui/table.module.css'
import { FurtherRows } from './FurtherRows.tsx'
import classes from './plans.module.css'
import { useFirstRows } from './useFirstRows.ts'

type Side = RuleChange['from']

/** Parameter by parameter, what the règlement said and says; a figure not published is said as such. */
export function RuleTable({ rules }: { readonly rules: readonly RuleChange[] }) {
  const say = usePlanWords()
  const rows = useFirstRows(rules)
  return (
    <>
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
          {rows.shown.map(({ zone, sector, parameter, from, to }) => (
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
                <Value parameter={parameter} side={from} />
              </td>
              <td data-label={say('compare.after')}>
                <Value parameter={parameter} side={to} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <FurtherRows rows={rows} />
    </>
  )
}

/** The contract names parameters as texts: one that has no words yet is shown by its name. */
function Parameter({ name }: { readonly name: string }) {
  const say = usePlanWords()
  const word = `parameters.${name}` as Parameters<typeof say>[0]
  const said = say(word)
  return said === word ? <code>{name}</code> : said
}

type ValueProps = { readonly parameter: string; readonly side: Side }

function Value({ parameter, side: { absent, value, article, label } }: ValueProps) {
  const say = usePlanWords()
  const { t, listed } = useWords()
  if (absent) return <i>{say('compare.absent')}</i>
  const uses = Array.isArray(value) ? value.map((use) => t(`uses.${use}` as 'uses.individual_housing')) : [] // the règlement's uses are those words
  return (
    <>
      {value === null && say('compare.unpublished')}
      {typeof value === 'number' && <bdi className="figures">{plain(value)}</bdi>}
      {typeof value === 'string' && <Words parameter={parameter} words={value} />}
      {typeof value === 'boolean' && say(value ? 'compare.yes' : 'compare.no')}
      {Array.isArray(value) && (uses.length > 0 ? listed(uses) : '–')}
      {label && (
        <small className={classes.under}>
          {say('compare.printed')} <bdi>{label}</bdi>
        </small>
      )}
      {article && (
        <small className={classes.under}>
          <bdi>{article}</bdi>
        </small>
      )}
    </>
  )
}

/** Words of the règlement as they are; a family of zones by its name. */
function Words({ parameter, words }: { readonly parameter: string; readonly words: string }) {
  const say = usePlanWords()
  const lang = parameter.endsWith('_ar') ? 'ar' : 'fr'
  if (parameter !== 'family') return <bdi lang={lang}>{words}</bdi>
  const families = words.split(' / ').flatMap((name) => ZONE_FAMILIES.filter((family) => family === name))
  return <>{families.map((family) => say(`families.${family}`)).join(' / ')}</>
}
