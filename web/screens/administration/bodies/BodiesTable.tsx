import { Link } from '@tanstack/react-router'
import type { BodySummary } from '../../../../api/contract/bodies.ts'
import { useAdministrationWords } from '../../../text/useAdministrationWords.ts'
import { useTradeWords } from '../../../text/useTradeWords.ts'
import { useWords } from '../../../text/words.ts'
import tables from '../../../ui/table.module.css'
import classes from '../administration.module.css'

type BodiesTableProps = {
  readonly bodies: readonly BodySummary[]
  /** The answer to the question before: faded until the present one comes. */
  readonly stale: boolean
}

/** Bodies as rows, as short sheets on a phone. */
export function BodiesTable({ bodies, stale }: BodiesTableProps) {
  const say = useAdministrationWords()
  return (
    <table className={tables.table} data-stacks data-stale={stale || undefined}>
      <caption className="unseen">{say('administration.bodies')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('bodies.name')}</th>
          <th scope="col">{say('bodies.kind')}</th>
          <th scope="col">{say('bodies.territories')}</th>
        </tr>
      </thead>
      <tbody>
        {bodies.map((body) => (
          <BodyRow key={body.id} body={body} />
        ))}
      </tbody>
    </table>
  )
}

const SHOWN = 3

function BodyRow({ body }: { readonly body: BodySummary }) {
  const say = useAdministrationWords()
  const trade = useTradeWords()
  const { nameOf, language, listed } = useWords()
  const { territories } = body
  const names = listed(territories.slice(0, SHOWN).map(nameOf))
  const left = territories.length - SHOWN
  return (
    <tr>
      <th scope="row">
        <Link to="/administration/organismes/$id" params={{ id: body.id }}>
          <bdi>{nameOf(body)}</bdi>
        </Link>{' '}
        <small lang={language === 'ar' ? 'fr' : 'ar'}>
          <bdi>{language === 'ar' ? body.nameFr : body.nameAr}</bdi>
        </small>
      </th>
      <td data-label={say('bodies.kind')}>{trade(`bodyKinds.${body.kind}`)}</td>
      <td data-label={say('bodies.territories')}>
        {names || <span className={classes.none}>{say('bodies.noTerritory')}</span>}
        {left > 0 && ` ${say('bodies.andMore', { count: left })}`}
      </td>
    </tr>
  )
}
