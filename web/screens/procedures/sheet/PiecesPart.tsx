import { PIECE_KINDS, type PieceRule } from '../../../../api/contract/procedures/definition.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { useWords } from '../../../text/words.ts'
import classes from '../procedures.module.css'
import { RuleText, ToConfirm } from '../Rule.tsx'
import { Part } from './Part.tsx'

/** What is asked: what decides admissibility, then what may come later. */
export function PiecesPart({ pieces }: { readonly pieces: readonly PieceRule[] }) {
  const say = useProcedureWords()
  const shared = mostCitedRule(pieces)
  return (
    <Part title={say('sheet.pieces')}>
      {shared && (
        <p className={classes.sharedRule}>
          <ToConfirm sureness={shared.sureness} /> <SharedRule rule={shared} />
        </p>
      )}
      {PIECE_KINDS.map((kind) => (
        <PieceList key={kind} kind={kind} pieces={pieces.filter((piece) => piece.kind === kind)} shared={shared} />
      ))}
    </Part>
  )
}

type Rule = PieceRule['rule']

const SharedRule = ({ rule }: { readonly rule: Rule }) => useWords().say(rule)

/** One rule is cited by nearly every piece: it is said once, above. Null when each has its own. */
export function mostCitedRule(pieces: readonly PieceRule[]): Rule | null {
  const times = (rule: Rule) => pieces.filter((piece) => piece.rule.fr === rule.fr).length
  const [first] = pieces.map(({ rule }) => rule).toSorted((one, other) => times(other) - times(one))
  return first && times(first) > 1 ? first : null
}

type PieceListProps = {
  readonly kind: (typeof PIECE_KINDS)[number]
  readonly pieces: readonly PieceRule[]
  readonly shared: Rule | null
}

/** Pieces of one kind, each with when it is asked and whose signature it carries. */
export function PieceList({ kind, pieces, shared }: PieceListProps) {
  const say = useProcedureWords()
  if (pieces.length === 0) return null
  return (
    <>
      <h3>{say(`sheet.${kind}`)}</h3>
      <p className={classes.quiet}>{say(`sheet.${kind}Hint`)}</p>
      <ul className={classes.list}>
        {pieces.map((piece) => (
          <PieceItem key={piece.code} piece={piece} shared={shared} />
        ))}
      </ul>
    </>
  )
}

function PieceItem({ piece, shared }: { readonly piece: PieceRule; readonly shared: Rule | null }) {
  const say = useProcedureWords()
  const { nameOf } = useWords()
  const { condition, by, rule } = piece
  const notes = [
    ...(condition === 'always' ? [] : [say(`conditions.${condition}`)]),
    ...(by ? [say('sheet.signedBy', { who: say(`filers.${by}`) })] : []),
  ]
  return (
    <li>
      {nameOf(piece)} {notes.length > 0 && <small>{notes.join(' · ')}</small>}
      {rule.fr !== shared?.fr && (
        <>
          {' '}
          <ToConfirm sureness={rule.sureness} />
          <RuleText rule={rule} />
        </>
      )}
    </li>
  )
}
