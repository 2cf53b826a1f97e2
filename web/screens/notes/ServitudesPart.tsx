import type { NoteContent, Unknown } from '../../../api/contract/notes.ts'
import { plain, printedDay, share } from '../../text/figures.ts'
import { useNoteWords } from '../../text/useNoteWords.ts'
import { useWords } from '../../text/words.ts'
import { Figure } from '../../ui/Area.tsx'
import tables from '../../ui/table.module.css'
import classes from './notes.module.css'

/** Servitudes over or beside the land; a layer that is not loaded is not an absence of servitudes. */
export function ServitudesPart({ content: { servitudes, unknown } }: { readonly content: NoteContent }) {
  const say = useNoteWords()
  const has = (wanted: Unknown) => unknown.some(({ code }) => code === wanted)
  return (
    <section>
      <h2>{say('page.servitudes')}</h2>
      {servitudes.length === 0 && (
        <p>{say(has('SERVITUDES_UNKNOWN') ? 'page.servitudesUnknown' : 'page.servitudesNone')}</p>
      )}
      {servitudes.length > 0 && (
        <div className={classes.wide}>
          <table className={tables.table} data-stacks>
            <caption className="unseen">{say('page.servitudes')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('page.servitude')}</th>
                <th scope="col">{say('page.effect')}</th>
                <th scope="col">{say('page.act')}</th>
                <th scope="col">{say('page.body')}</th>
                <th scope="col">{say('page.share')}</th>
              </tr>
            </thead>
            <tbody>
              {servitudes.map((one) => (
                <Line key={`${one.kind} ${one.nameFr} ${one.areaM2} ${one.distanceM}`} servitude={one} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {servitudes.length > 0 && has('SERVITUDES_PARTIAL') && <p>{say('page.servitudesPartial')}</p>}
    </section>
  )
}

function Line({ servitude: one }: { readonly servitude: NoteContent['servitudes'][number] }) {
  const say = useNoteWords()
  const { nameOf, t } = useWords()
  return (
    <tr>
      <th scope="row">
        {nameOf(one)}
        <br />
        <small>
          <bdi>{one.source}</bdi>
          {one.dataDate && ` · ${printedDay(one.dataDate)}`}
        </small>
      </th>
      <td data-label={say('page.effect')}>
        {say(`page.effects.${one.effect}`)}
        {one.heightLimitM !== null && ` · ${say('page.heightLimit', { metres: plain(one.heightLimitM) })}`}
      </td>
      <td data-label={say('page.act')}>{one.act ? <bdi>{one.act}</bdi> : '–'}</td>
      <td data-label={say('page.body')}>{one.body ? <bdi>{one.body}</bdi> : '–'}</td>
      <td data-label={say('page.share')}>
        {one.areaM2 > 0 ? (
          <>
            <Figure value={one.areaM2} unit={t('units.m2')} /> (<bdi className="figures">{share(one.share)}</bdi>)
          </>
        ) : (
          say('page.away', { metres: plain(one.distanceM) })
        )}
      </td>
    </tr>
  )
}
