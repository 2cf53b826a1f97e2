import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { AnswerGiven, ComplementItem } from '../../../api/contract/complements.ts'
import { contentAddress } from '../../../api/contract/documents.ts'
import { printedInstant } from '../../text/figures.ts'
import { useComplementWords } from '../../text/useComplementWords.ts'
import { useSheetWords } from '../../text/useSheetWords.ts'
import { useWords } from '../../text/words.ts'
import form from '../../ui/form.module.css'
import { PersonName } from '../../ui/PersonName.tsx'
import { useLast } from '../../ui/useLast.ts'
import { AnswerControls } from './AnswerControls.tsx'
import { CompareVersions } from './CompareVersions.tsx'
import classes from './complements.module.css'
import { DifferenceList } from './DifferenceList.tsx'
import { GroundChange } from './GroundChange.tsx'

type ItemProps = { readonly dossierId: string; readonly version: number; readonly item: ComplementItem }

/** One thing asked: what, why, of whom; what was there, and what was answered. */
export function ItemPart({ dossierId, version, item }: ItemProps) {
  const say = useComplementWords()
  const { say: inLanguage } = useWords()
  const { nth, label, fact, text, articles, rule, to, answered, mayAnswer } = item
  const name = label ? inLanguage(label) : fact ? say(`facts.${fact}`) : say('ground')
  const cited = articles.length > 0 ? articles.join(' ; ') : inLanguage(rule)
  return (
    <li className={classes.item} id={item.id} tabIndex={-1}>
      <div className={classes.head}>
        <h3>
          {nth}. {name}
        </h3>
        <span className={classes.state} data-answered={answered || undefined}>
          {answered ? `● ${say('answered')}` : `○ ${say('unanswered')}`}
        </span>
      </div>
      <p className={classes.said}>
        <bdi>{inLanguage(text)}</bdi>
      </p>
      {item.finding?.check && <p className={classes.line}>{inLanguage(item.finding.check.because)}</p>}
      <p className={classes.line}>
        <span>
          {say('articles')} : <bdi>{cited}</bdi>
        </span>
        <span>
          {say('answersTo')} : {say(`to.${to}`)}
        </span>
      </p>
      <FromRemarks {...{ dossierId, remarks: item.remarks }} />
      <Sides item={item} />
      {mayAnswer && <AnswerControls {...{ dossierId, version, item }} />}
    </li>
  )
}

type FromRemarksProps = { readonly dossierId: string; readonly remarks: ComplementItem['remarks'] }

/** The remarks it was made of, each with the way to the sheet it is pinned on. */
function FromRemarks({ dossierId, remarks }: FromRemarksProps) {
  const say = useSheetWords()
  if (remarks.length === 0) return null
  return (
    <ul>
      {remarks.map(({ id, nth, text, sheet }) => (
        <li key={id}>
          <Link
            to="/dossiers/$id/plans"
            params={{ id: dossierId }}
            search={{
              remark: id,
              ...(sheet && { document: sheet.documentId, page: sheet.page > 1 ? sheet.page : undefined }),
            }}
          >
            {say('list.item', { nth })}
          </Link>{' '}
          <bdi>{text}</bdi>
        </li>
      ))}
    </ul>
  )
}

type Document = ComplementItem['before'][number]

/** What was there and what answers it, beside each other. */
function Sides({ item }: { readonly item: ComplementItem }) {
  const say = useComplementWords()
  const { before, answers } = item
  const former = before.at(-1)
  const latter = answers.findLast(({ document }) => document)?.document
  if (before.length === 0 && answers.length === 0) return null
  return (
    <div className={classes.sides}>
      {before.length > 0 && (
        <section>
          <h4>{say('before')}</h4>
          <Before documents={before} />
        </section>
      )}
      {answers.length > 0 && (
        <section>
          <h4>{say('after')}</h4>
          <ul>
            {answers.map((answer) => (
              <li key={answer.nth}>
                <Given answer={answer} />
              </li>
            ))}
          </ul>
          {former && latter && <Comparison before={former} after={latter} />}
        </section>
      )}
    </div>
  )
}

const MOST_DOCUMENTS = 3

/** Of many documents the last ones, which count; the earlier ones are folded. */
function Before({ documents }: { readonly documents: ComplementItem['before'] }) {
  const say = useComplementWords()
  const { shown, folded, open, toggle } = useLast(documents, MOST_DOCUMENTS)
  return (
    <>
      {folded > 0 && (
        <button type="button" className={form.link} aria-expanded={open} onClick={toggle}>
          {say(open ? 'foldEarlier' : 'earlier', { n: folded })}
        </button>
      )}
      <ul>
        {shown.map((document) => (
          <li key={document.id}>
            <DocumentLink document={document} />
          </li>
        ))}
      </ul>
    </>
  )
}

const DocumentLink = ({ document: { id, fileName, version } }: { readonly document: Document }) => {
  const say = useComplementWords()
  return (
    <a href={contentAddress(id)} download={fileName}>
      {say('documentVersion', { name: `\u2068${fileName}\u2069`, version })}
    </a>
  )
}

function Comparison({ before, after }: { readonly before: Document; readonly after: Document }) {
  const say = useComplementWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="default" mt={8} onClick={() => setOpen(true)}>
        {say('compare')}
      </Button>
      {open && <CompareVersions before={before} after={after} onClose={() => setOpen(false)} />}
    </>
  )
}

function Given({ answer: { at, by, document, fact, ground, report, text } }: { readonly answer: AnswerGiven }) {
  const say = useComplementWords()
  const printed = useFactPrinted()
  return (
    <>
      {document && <DocumentLink document={document} />}
      {fact && (
        <p className={classes.said}>
          {say('factChanged', { before: printed(fact.before), after: printed(fact.after) })}
        </p>
      )}
      {text && (
        <p className={classes.said}>
          <bdi>{text}</bdi>
        </p>
      )}
      {ground && <GroundChange before={ground.before} after={ground.after} compared={report?.difference != null} />}
      {report?.difference && <DifferenceList difference={report.difference} />}
      <p className={classes.line}>
        <span className="figures">{printedInstant(at)}</span>
        {by && <PersonName person={by} />}
      </p>
    </>
  )
}

/** A fact as it is read: a number, a word, yes or no. */
function useFactPrinted() {
  const { listed } = useWords()
  const say = useComplementWords()
  return (value: unknown): string => {
    if (value === null || value === undefined) return say('nothing')
    if (typeof value === 'boolean') return say(value ? 'yes' : 'no')
    if (typeof value === 'number') return String(value).replace('.', ',')
    return Array.isArray(value) ? listed(value.map(String)) : String(value)
  }
}
