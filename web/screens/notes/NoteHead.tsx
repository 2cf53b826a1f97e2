import { Link } from '@tanstack/react-router'
import type { NoteAnswer } from '../../../api/contract/notes.ts'
import { dirhams } from '../../../spatial/dirhams.ts'
import { printedDay } from '../../text/figures.ts'
import { useNoteWords } from '../../text/useNoteWords.ts'
import { useWords } from '../../text/words.ts'
import { type Fact, FactList } from '../../ui/FactList.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx'
import classes from './notes.module.css'

const TONES: Readonly<Record<NoteAnswer['state'], Tone>> = { asked: 'waiting', released: 'good', refused: 'fault' }

/** Which note it is, how it stands, and whether it still holds: the first thing whoever scans its code asks. */
export function NoteHead({ note }: { readonly note: NoteAnswer }) {
  const say = useNoteWords()
  return (
    <>
      <p className={classes.number}>
        <bdi dir="ltr" className="figures">
          {note.number}
        </bdi>
      </p>
      <div className={classes.said}>
        <Standing note={note} />
      </div>
      <FactList facts={useFacts(note)} />
      {note.files.length > 0 && (
        <>
          <h2>{say('page.files')}</h2>
          <ul className={classes.ways}>
            {note.files.map(({ language, href }) => (
              <li key={language}>
                <a href={href} download>
                  {say(`page.file.${language}`)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Standing({ note: { state, superseded, content, mayDecide } }: { readonly note: NoteAnswer }) {
  const say = useNoteWords()
  const title = content?.title?.number
  if (superseded.length > 0)
    return (
      <Notice tone="warning" role="status">
        <p>{say(state === 'released' ? 'page.superseded' : 'page.supersededAsked')}</p>
        <ul>
          {superseded.map((part) => (
            <li key={part}>{say(`page.by.${part}`)}</li>
          ))}
        </ul>
        {state === 'released' && (
          <Link to="/notes/demander" search={title ? { parcel: title } : {}}>
            {say('page.askAgain')}
          </Link>
        )}
      </Notice>
    )
  if (state === 'released') return <Notice role="status">{say('page.holds')}</Notice>
  // Said to whoever waits for it, not to the agency that reads it.
  return state === 'asked' && !mayDecide ? <Notice role="status">{say('page.waiting')}</Notice> : null
}

function useFacts(note: NoteAnswer): Fact[] {
  const say = useNoteWords()
  const { nameOf } = useWords()
  const { state, agency, commune, askedOn, due, releasedOn, refusal, fee, receipt } = note
  const paid = fee && say('page.amount', { amount: dirhams(fee.amount), reference: fee.reference })
  return [
    {
      term: say('page.state'),
      value: <StatusBadge tone={TONES[state]}>{say(`page.states.${state}`)}</StatusBadge>,
    },
    { term: say('ask.agency'), value: nameOf(agency) },
    { term: say('ask.commune'), value: nameOf(commune) },
    { term: say('page.askedOn'), value: printedDay(askedOn) },
    ...(due && state === 'asked' ? [{ term: say('page.due'), value: printedDay(due) }] : []),
    ...(releasedOn ? [{ term: say('page.releasedOn'), value: printedDay(releasedOn) }] : []),
    ...(refusal
      ? [
          { term: say('page.refusedOn'), value: printedDay(refusal.on) },
          { term: say('page.reason'), value: <bdi>{refusal.reason}</bdi> },
        ]
      : []),
    ...(paid
      ? [{ term: say('page.fee'), value: receipt ? `${paid}, ${say('page.receipt', { receipt })}` : paid }]
      : []),
  ]
}
