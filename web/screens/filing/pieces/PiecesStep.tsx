import { useSearch } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import type { PIECE_KINDS } from '../../../../api/contract/procedures/definition.ts'
import { problemOf } from '../../../api/problem.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { useSaid } from '../../../ui/useSaid.ts'
import { Waiting } from '../../../ui/Waiting.tsx'
import { UnfinishedUploads } from '../../documents/UnfinishedUploads.tsx'
import { ProblemReport } from '../../frame/ProblemReport.tsx'
import { Refused } from '../../frame/Refused.tsx'
import { RuleText, ToConfirm } from '../../procedures/Rule.tsx'
import { mostCitedRule } from '../../procedures/sheet/PiecesPart.tsx'
import type { DraftWork } from '../Draft.tsx'
import classes from '../filing.module.css'
import type { StepProps } from '../StepBody.tsx'
import { StepFoot } from '../StepFoot.tsx'
import { LooseFiles } from './LooseFiles.tsx'
import { ManyFiles } from './ManyFiles.tsx'
import { NotNeeded } from './NotNeeded.tsx'
import { PieceRow } from './PieceRow.tsx'
import { checklistOf, countOf, type PieceStanding } from './pieceStanding.ts'
import rows from './pieces.module.css'
import { type PieceFiles, type Unsettled, usePieceFiles } from './usePieceFiles.ts'

/** What is asked, piece by piece, what was received, and the places to deposit the rest. */
export function PiecesStep({ draft, heading }: StepProps) {
  const say = useFilingWords()
  const work = usePieceFiles(draft.dossier.id)
  const { documents } = work
  useGoneTo(documents.data !== undefined)
  return (
    <section className={classes.step}>
      <h1 ref={heading} tabIndex={-1}>
        {say('pieces.title')}
      </h1>
      {documents.error && !documents.data && (
        <ProblemReport problem={problemOf(documents.error)} onRetry={() => void documents.refetch()} />
      )}
      {documents.isPending && <Waiting lines={[24, 72, 72, 72]} />}
      {documents.data && <Pieces draft={draft} work={work} />}
      <StepFoot draft={draft} />
    </section>
  )
}

/** The piece the address names takes the focus, once the list is there. */
function useGoneTo(ready: boolean): void {
  const { at } = useSearch({ from: '/dossiers/$id/depot' })
  useEffect(() => {
    if (!ready || at === undefined) return
    const frame = requestAnimationFrame(() => document.getElementById(`piece-${at}`)?.focus())
    return () => cancelAnimationFrame(frame)
  }, [ready, at])
}

type PiecesProps = { readonly draft: DraftWork; readonly work: PieceFiles }

function Pieces({ draft, work }: PiecesProps) {
  const said = useSaid()
  const { definition } = draft.course
  const { project, found, dossier } = draft
  const { files, items, queue } = work
  const list = useMemo(
    () => definition && checklistOf({ definition, project, found, documents: files }),
    [definition, project, found, files],
  )
  if (!definition || !list) return null
  const shared = mostCitedRule(definition.pieces)
  const place = { draft, work, shared, onSaid: said.tell }
  const deposits = dossier.may.includes('document.deposit')
  return (
    <>
      <Count kind="principal" pieces={list.principal} />
      {shared && (
        <div>
          <ToConfirm sureness={shared.sureness} />
          <RuleText rule={shared} />
        </div>
      )}
      <p ref={said.place} role="status" tabIndex={-1} className={classes.said}>
        {said.text}
      </p>
      {work.unsettled && <NotSettled {...work.unsettled} />}
      <Rows kind="principal" pieces={list.principal} {...place} />
      <Rows kind="information" pieces={list.information} {...place} />
      {list.loose.length > 0 && <LooseFiles list={list} work={work} onSaid={said.tell} />}
      {deposits && <ManyFiles work={work} />}
      {deposits && <UnfinishedUploads dossierId={dossier.id} items={items} queue={queue} />}
      <NotNeeded pieces={list.notNeeded} />
    </>
  )
}

/** Both files stand until the person says otherwise: nothing was lost, and they are told so. */
function NotSettled({ name, former, error }: Unsettled) {
  const say = useFilingWords()
  return (
    <>
      <p>{former === null ? say('pieces.notAssigned', { name }) : say('pieces.notReplaced', { name, former })}</p>
      <Refused error={error} />
    </>
  )
}

type Kind = (typeof PIECE_KINDS)[number]
type RowsProps = Omit<Parameters<typeof PieceRow>[0], 'standing'> & {
  readonly kind: Kind
  readonly pieces: readonly PieceStanding[]
}

function Rows({ kind, pieces, ...place }: RowsProps) {
  const trade = useProcedureWords()
  if (pieces.length === 0) return null
  return (
    <section aria-label={trade(`sheet.${kind}`)}>
      <h2>{trade(`sheet.${kind}`)}</h2>
      <p className={classes.hint}>{trade(`sheet.${kind}Hint`)}</p>
      {kind === 'information' && <Count kind={kind} pieces={pieces} />}
      <ul className={rows.pieces}>
        {pieces.map((standing) => (
          <PieceRow key={standing.piece.code} standing={standing} {...place} />
        ))}
      </ul>
    </section>
  )
}

function Count({ kind, pieces }: { readonly kind: Kind; readonly pieces: readonly PieceStanding[] }) {
  const say = useFilingWords()
  const count = countOf(pieces)
  if (count.needed === 0) return null
  return (
    <p className={`figures ${kind === 'principal' ? rows.count : classes.hint}`} role="status">
      {say(kind === 'principal' ? 'pieces.counted' : 'pieces.countedInformation', count)}
    </p>
  )
}
