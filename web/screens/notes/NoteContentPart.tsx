import type { NoteAnswer, NoteContent } from '../../../api/contract/notes.ts'
import { fixed, printedDay, share } from '../../text/figures.ts'
import { useNoteWords } from '../../text/useNoteWords.ts'
import { useWords } from '../../text/words.ts'
import { Area, Figure } from '../../ui/Area.tsx'
import { FactList } from '../../ui/FactList.tsx'
import tables from '../../ui/table.module.css'
import { ZoneName } from '../verify/ZoneName.tsx'
import classes from './notes.module.css'
import { ServitudesPart } from './ServitudesPart.tsx'
import { ZonePart } from './ZonePart.tsx'

type NoteContentPartProps = { readonly note: NoteAnswer; readonly content: NoteContent }

/** What the paper says, in the same order. */
export function NoteContentPart({ note, content }: NoteContentPartProps) {
  const say = useNoteWords()
  const { say: told, nameOf } = useWords()
  const { title, parcel, validity, zones, unknown } = content
  return (
    <>
      <h2>{say('page.land')}</h2>
      <FactList
        facts={[
          { term: say('ask.commune'), value: nameOf(content.commune) },
          {
            term: say('page.landTitle'),
            value: (
              <>
                {say(`page.titles.${title?.kind ?? 'unsaid'}`)} {title?.number && <bdi>{title.number}</bdi>}
              </>
            ),
          },
          { term: say('ask.area'), value: <Area m2={parcel.areaM2} /> },
          { term: say('page.legalZone'), value: <ZoneName srid={parcel.legal.srid} /> },
          { term: say('page.validity'), value: told(validity.sentence) },
        ]}
      />
      <PlansPart plans={content.plans} outsidePlans={content.outsidePlans} />
      {note.state === 'released' && <Drawings note={note} content={content} />}
      {zones.map((zone) => (
        <ZonePart key={`${zone.plan} ${zone.code} ${zone.sector} ${zone.areaM2}`} zone={zone} />
      ))}
      <ServitudesPart content={content} />
      <h2>{say('page.unknown')}</h2>
      {unknown.length === 0 && <p>{say('page.nothingUnknown')}</p>}
      <ul>
        {unknown.map(({ code, sentence }) => (
          <li key={code}>{told(sentence)}</li>
        ))}
      </ul>
    </>
  )
}

function PlansPart({ plans, outsidePlans }: Pick<NoteContent, 'plans' | 'outsidePlans'>) {
  const say = useNoteWords()
  const { say: told, nameOf, t } = useWords()
  return (
    <>
      <h2>{say('page.plans')}</h2>
      {plans.length === 0 && <p>{outsidePlans ? told(outsidePlans) : say('page.noPlan')}</p>}
      {plans.length > 0 && (
        <table className={tables.table} data-stacks>
          <caption className="unseen">{say('page.plans')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('page.plan')}</th>
              <th scope="col">{say('page.planState')}</th>
              <th scope="col">{say('page.share')}</th>
            </tr>
          </thead>
          <tbody>
            {plans.map((plan) => (
              <tr key={plan.versionId}>
                <th scope="row">
                  {nameOf(plan)} <small>{plan.version}</small>
                </th>
                <td data-label={say('page.planState')}>
                  {say(`page.planStates.${plan.state}`)}, {say('page.since', { day: printedDay(plan.since) })}
                  {plan.act && (
                    <>
                      {' '}
                      (<bdi>{plan.act}</bdi>)
                    </>
                  )}
                  {plan.until && <> · {say('page.until', { day: printedDay(plan.until) })}</>}
                  {' · '}
                  {say(plan.governs ? 'page.applies' : 'page.doesNotApply')}
                </td>
                <td data-label={say('page.share')}>
                  <Figure value={plan.areaM2} unit={t('units.m2')} /> (
                  <bdi className="figures">{share(plan.share)}</bdi>)
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

/** The very drawings of the paper, kept with it. */
function Drawings({ note, content }: NoteContentPartProps) {
  const say = useNoteWords()
  const codes = [...new Set(content.zones.map(({ code }) => code))].join(', ')
  return (
    <>
      {(['situation', 'zoning'] as const).map((sheet) => (
        <figure key={sheet} className={classes.plan}>
          <h2>{say(`page.${sheet}`)}</h2>
          <img
            src={`/api/notes/${note.number}/plans/${sheet}`}
            alt={`${say(`page.${sheet}`)}${sheet === 'zoning' ? ` : ${codes}` : ''}`}
            width={680}
            height={sheet === 'zoning' ? 480 : 312}
          />
          <figcaption className={classes.small}>
            {say('page.scale', { scale: fixed(content.scales[sheet], 0) })}
          </figcaption>
        </figure>
      ))}
    </>
  )
}
