import type { Rule } from '../../../../api/contract/procedures/definition.ts'
import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { useWords } from '../../../text/words.ts'
import { StatusBadge, type Tone } from '../../../ui/StatusBadge.tsx'
import { useDropped } from '../../../ui/useDropped.ts'
import { useLast } from '../../../ui/useLast.ts'
import uploads from '../../documents/documents.module.css'
import { UploadLine } from '../../documents/UploadLine.tsx'
import { RuleText, ToConfirm } from '../../procedures/Rule.tsx'
import type { DraftWork } from '../Draft.tsx'
import classes from '../filing.module.css'
import { useFactWords } from '../useFactWords.ts'
import { PickFiles } from './PickFiles.tsx'
import { PieceFile } from './PieceFile.tsx'
import type { PieceStanding } from './pieceStanding.ts'
import rows from './pieces.module.css'
import type { PieceFiles } from './usePieceFiles.ts'

type PieceRowProps = {
  readonly standing: PieceStanding
  readonly draft: DraftWork
  readonly work: PieceFiles
  /** The rule nearly every piece cites, said once above. */
  readonly shared: Rule | null
  readonly onSaid: (text: string) => void
}

/** One piece: how it stands, its rule, its files and those on their way. The whole row takes dropped files. */
export function PieceRow({ standing, draft, work, shared, onSaid }: PieceRowProps) {
  const say = useFilingWords()
  const { nameOf } = useWords()
  const { piece, files } = standing
  const deposits = draft.dossier.may.includes('document.deposit')
  const { over, handlers } = useDropped((dropped) => deposits && work.add(dropped, piece.code))
  const coming = work.items.filter((item) => item.piece === piece.code)
  return (
    <li id={`piece-${piece.code}`} tabIndex={-1} data-over={over || undefined} {...handlers}>
      <div className={rows.pieceHead}>
        <h3>{nameOf(piece)}</h3>
        <Standing standing={standing} />
        {deposits && (
          <PickFiles
            label={over ? say('pieces.dropHere') : say('pieces.add')}
            labelOf={say('pieces.addTo', { name: nameOf(piece) })}
            onFiles={(picked) => work.add(picked, piece.code)}
          />
        )}
      </div>
      <Undecided standing={standing} draft={draft} />
      <Details standing={standing} shared={shared} />
      {files.length > 0 && <Files standing={standing} work={work} onSaid={onSaid} />}
      {coming.length > 0 && (
        <ul className={uploads.uploads}>
          {coming.map((item) => (
            <UploadLine key={item.key} item={item} queue={work.queue} />
          ))}
        </ul>
      )}
    </li>
  )
}

const MOST_FILES = 5

/** What was received for the piece, the latest last; of many, the earlier ones are folded. */
function Files({ standing: { piece, files }, work, onSaid }: Pick<PieceRowProps, 'standing' | 'work' | 'onSaid'>) {
  const say = useFilingWords()
  const { nameOf } = useWords()
  const { shown, folded, open, toggle } = useLast(files, MOST_FILES)
  return (
    <>
      {folded > 0 && (
        <button type="button" className={classes.plain} aria-expanded={open} onClick={toggle}>
          {say(open ? 'pieces.foldEarlier' : 'pieces.earlier', { n: folded })}
          <span className="unseen"> : {nameOf(piece)}</span>
        </button>
      )}
      <ul className={rows.files} aria-label={say('pieces.files', { name: nameOf(piece) })}>
        {shown.map((document) => (
          <PieceFile key={document.id} document={document} work={work} onSaid={onSaid} />
        ))}
      </ul>
    </>
  )
}

type Stands = 'received' | 'missing' | 'later' | 'undecided'
const TONES: Readonly<Record<Stands, Tone>> = {
  received: 'good',
  missing: 'attention',
  later: 'waiting',
  undecided: 'waiting',
}

function standsOf({ piece, needed, files }: PieceStanding): Stands {
  if (files.length > 0) return 'received'
  if (needed === null) return 'undecided'
  return piece.kind === 'principal' ? 'missing' : 'later'
}

function Standing({ standing }: { readonly standing: PieceStanding }) {
  const say = useFilingWords()
  const stands = standsOf(standing)
  return <StatusBadge tone={TONES[stands]}>{say(`pieces.${stands}`)}</StatusBadge>
}

/** Which answers decide whether it is asked for, and the way to them. */
function Undecided({ standing, draft }: Pick<PieceRowProps, 'standing' | 'draft'>) {
  const say = useFilingWords()
  const { factName } = useFactWords()
  const { listed } = useWords()
  const { needed, missing } = standing
  const [first] = missing
  if (needed !== null || !first) return null
  return (
    <p className={rows.note}>
      {say('pieces.undecidedWhy', { list: listed(missing.map(factName)) })}{' '}
      {draft.mayChange && (
        <button type="button" className={classes.plain} onClick={() => draft.goTo('project', first)}>
          {say('pieces.answer')}
        </button>
      )}
    </p>
  )
}

function Details({ standing: { piece }, shared }: Pick<PieceRowProps, 'standing' | 'shared'>) {
  const say = useFilingWords()
  const trade = useProcedureWords()
  const { condition, by, rule } = piece
  const notes = [
    ...(condition === 'always' ? [] : [trade(`conditions.${condition}`)]),
    ...(by ? [say('pieces.signedBy', { who: trade(`filers.${by}`) })] : []),
  ]
  const own = rule.fr !== shared?.fr
  if (notes.length === 0 && !own) return null
  return (
    <div className={rows.note}>
      {notes.length > 0 && <p>{notes.join(' · ')}</p>}
      {own && (
        <>
          <ToConfirm sureness={rule.sureness} />
          <RuleText rule={rule} />
        </>
      )}
    </div>
  )
}
