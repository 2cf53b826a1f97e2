import type { ZoneMet } from '../../../api/contract/zones.ts'
import type { LandUse } from '../../../spatial/conformity/types.ts'
import { share } from '../../text/figures.ts'
import { useNoteWords } from '../../text/useNoteWords.ts'
import { useWords } from '../../text/words.ts'
import { Figure } from '../../ui/Area.tsx'
import { QuotedWords } from '../../ui/QuotedWords.tsx'
import tables from '../../ui/table.module.css'
import classes from './notes.module.css'

type Regulation = NonNullable<ZoneMet['regulation']>

/** One zone and its règlement as the agency prints it; what is not published says so, and what it is silent on too. */
export function ZonePart({ zone }: { readonly zone: ZoneMet }) {
  const say = useNoteWords()
  const { t, nameOf } = useWords()
  const { code, sector, regulation } = zone
  // One without a name of its own in the language is called as in the other.
  const label = [nameOf({ nameFr: zone.labelFr, nameAr: zone.labelAr }), zone.labelFr].find((one) => one !== code)
  const name = [say('page.zone', { code }), ...(sector ? [say('page.sector', { sector })] : [])].join(', ')
  return (
    <section>
      <h2>
        <bdi>{name}</bdi>
        {label && (
          <>
            {' – '}
            <bdi>{label}</bdi>
          </>
        )}
      </h2>
      <p>
        {say(`page.contact.${zone.contact}`)}
        {zone.areaM2 > 0 && (
          <>
            {' · '}
            <Figure value={zone.areaM2} unit={t('units.m2')} /> (<bdi className="figures">{share(zone.share)}</bdi>)
          </>
        )}
      </p>
      {regulation ? <RegulationPart name={name} regulation={regulation} /> : <p>{say('page.noRegulation')}</p>}
    </section>
  )
}

function RegulationPart({ name, regulation }: { readonly name: string; readonly regulation: Regulation }) {
  const say = useNoteWords()
  const { say: told } = useWords()
  const { buildable, figures } = regulation
  return (
    <>
      <p>
        {say(buildable === null ? 'page.buildableUnpublished' : buildable ? 'page.buildable' : 'page.notBuildable')}
      </p>
      <UsesLines uses={regulation.uses} />
      <div className={classes.wide}>
        <table className={tables.table} data-stacks>
          <caption className="unseen">{name}</caption>
          <thead>
            <tr>
              <th scope="col">{say('page.rule')}</th>
              <th scope="col">{say('page.value')}</th>
              <th scope="col">{say('page.article')}</th>
              <th scope="col">{say('page.label')}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => (
              <tr key={figure.parameter}>
                <th scope="row">{told(figure.name)}</th>
                <td data-label={say('page.value')}>
                  {figure.printed ? <bdi>{told(figure.printed)}</bdi> : <Unsaid said={figure.said} />}
                </td>
                <td data-label={say('page.article')}>{figure.article ? <bdi>{figure.article}</bdi> : '–'}</td>
                <td data-label={say('page.label')}>{figure.label ? <bdi>{figure.label}</bdi> : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Conditions conditions={regulation.conditions} />
    </>
  )
}

/** A row without a figure was not published; no row at all is silence. */
function Unsaid({ said }: Pick<Regulation['figures'][number], 'said'>) {
  const say = useNoteWords()
  return said ? <b>{say('page.unpublished')}</b> : <span className={classes.silent}>{say('page.silent')}</span>
}

function UsesLines({ uses }: { readonly uses: Regulation['uses'] }) {
  const say = useNoteWords()
  const { t, listed } = useWords()
  if (!uses) return <p>{say('page.usesUnpublished')}</p>
  const names = (list: readonly LandUse[]) => listed(list.map((use) => t(`uses.${use}`)))
  return (
    <>
      {uses.permitted.length > 0 && <p>{say('page.permitted', { uses: names(uses.permitted) })}</p>}
      {uses.forbidden.length > 0 && <p>{say('page.forbidden', { uses: names(uses.forbidden) })}</p>}
      {uses.article && (
        <p className={classes.small}>
          <bdi>{uses.article}</bdi>
        </p>
      )}
    </>
  )
}

/** In the règlement's own words: a person judges by them. */
function Conditions({ conditions }: Pick<Regulation, 'conditions'>) {
  const say = useNoteWords()
  if (conditions.length === 0) return null
  return (
    <section>
      <h3>{say('page.conditions')}</h3>
      {conditions.map((condition) => (
        <div key={condition.sector} className={classes.condition}>
          {condition.sector && <p>{say('page.sector', { sector: condition.sector })}</p>}
          <QuotedWords quoted={condition} />
          {condition.article && (
            <p className={classes.small}>
              <bdi>{condition.article}</bdi>
            </p>
          )}
        </div>
      ))}
      <p className={classes.small}>{say('page.conditionsJudged')}</p>
    </section>
  )
}
