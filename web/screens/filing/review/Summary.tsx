import type { ReactNode } from 'react'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { useTradeWords } from '../../../text/useTradeWords.ts'
import { useWords } from '../../../text/words.ts'
import { Area } from '../../../ui/Area.tsx'
import { type Fact, FactList } from '../../../ui/FactList.tsx'
import { nameIn } from '../../../ui/PersonName.tsx'
import { useLast } from '../../../ui/useLast.ts'
import { useDocuments } from '../../documents/documentQueries.ts'
import { useTraceFacts } from '../../dossiers/useTraceFacts.tsx'
import type { DraftWork } from '../Draft.tsx'
import classes from '../filing.module.css'
import type { FilingStep } from '../filingSearch.ts'
import { checklistOf, countOf, type PieceStanding } from '../pieces/pieceStanding.ts'
import { useFactWords } from '../useFactWords.ts'
import { Attested } from './Attested.tsx'

/** The whole draft in words, part by part, each with the way back to it. */
export function Summary({ draft }: { readonly draft: DraftWork }) {
  const trade = useProcedureWords()
  const { nameOf } = useWords()
  const { factName, valueText } = useFactWords()
  const traceFacts = useTraceFacts()
  const { course, dossier, asked, project, found, steps } = draft
  const track = found?.outcome ?? course.definition?.track ?? null
  const says = track === 'gp' || track === 'pp' ? trade(`tracks.${track}`) : null
  return (
    <>
      <Part step="procedure" draft={draft}>
        <p>
          <b>{course.definition && nameOf(course.definition)}</b> {says}
        </p>
      </Part>
      {steps.includes('site') && (
        <Part step="site" draft={draft}>
          <p>
            {nameOf(dossier.commune)}{' '}
            {dossier.site?.areaM2 != null && !course.trace && <Area m2={dossier.site.areaM2} />}
          </p>
          {course.trace && <FactList facts={traceFacts(course.trace)} />}
        </Part>
      )}
      {asked.length > 0 && (
        <Part step="project" draft={draft}>
          <FactList
            facts={asked.map((fact) => ({
              term: factName(fact),
              value: <bdi>{valueText(fact, project[fact])}</bdi>,
            }))}
          />
        </Part>
      )}
      <Part step="pieces" draft={draft}>
        <PiecesInWords draft={draft} />
      </Part>
      <Part step="people" draft={draft}>
        <People draft={draft} />
        <Attested draft={draft} />
      </Part>
    </>
  )
}

type PartProps = { readonly step: FilingStep; readonly draft: DraftWork; readonly children: ReactNode }

function Part({ step, draft: { goTo }, children }: PartProps) {
  const say = useFilingWords()
  const name = say(`steps.${step}`)
  return (
    <section className={classes.part}>
      <div className={classes.partHead}>
        <h2>{name}</h2>
        <button
          type="button"
          className={classes.plain}
          aria-label={say('review.changeOf', { step: name })}
          onClick={() => goTo(step)}
        >
          {say('review.change')}
        </button>
      </div>
      {children}
    </section>
  )
}

function PiecesInWords({ draft: { course, dossier, project, found } }: { readonly draft: DraftWork }) {
  const say = useFilingWords()
  const { nameOf, listed } = useWords()
  const { data: documents = [] } = useDocuments(dossier.id)
  const { definition } = course
  if (!definition) return null
  const { principal, information } = checklistOf({ definition, project, found, documents })
  const given = [...principal, ...information].filter(({ files }) => files.length > 0)
  const later = information.filter(({ needed, files }) => needed !== false && files.length === 0)
  const facts: Fact[] = given.map(({ piece, files }) => ({
    term: nameOf(piece),
    value: <FileNames piece={nameOf(piece)} files={files} />,
  }))
  return (
    <>
      <p className="figures">{say('pieces.counted', countOf(principal))}</p>
      {facts.length > 0 && <FactList facts={facts} />}
      {later.length > 0 && (
        <p className={classes.hint}>{say('review.later', { list: listed(later.map(({ piece }) => nameOf(piece))) })}</p>
      )}
    </>
  )
}

const MOST_NAMES = 3

/** Of many files the last names; on paper every one. */
function FileNames({ piece, files }: { readonly piece: string; readonly files: PieceStanding['files'] }) {
  const say = useFilingWords()
  const { folded, open, toggle } = useLast(files, MOST_NAMES)
  return (
    <>
      {folded > 0 && (
        <button type="button" className={classes.plain} aria-expanded={open} onClick={toggle}>
          {say(open ? 'pieces.foldEarlier' : 'pieces.earlier', { n: folded })}
          <span className="unseen"> : {piece}</span>
        </button>
      )}
      {files.map(({ id, fileName }, index) => (
        <span key={id} className={classes.line} data-folded={(!open && index < folded) || undefined}>
          <bdi>{fileName}</bdi>
        </span>
      ))}
    </>
  )
}

function People({ draft: { dossier } }: { readonly draft: DraftWork }) {
  const trade = useTradeWords()
  const { language, nameOf } = useWords()
  return (
    <FactList
      facts={[...new Set(dossier.participants.map(({ part }) => part))].map((part) => ({
        term: trade(`parts.${part}`),
        value: dossier.participants
          .filter((one) => one.part === part)
          .map(({ id, person, body }) => (
            <span key={id} className={classes.line}>
              <bdi>{person ? nameIn(language, person) : body ? nameOf(body) : '—'}</bdi>
            </span>
          )),
      }))}
    />
  )
}
