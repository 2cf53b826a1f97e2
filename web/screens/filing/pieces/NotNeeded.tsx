import { useFilingWords } from '../../../text/useFilingWords.ts'
import { useProcedureWords } from '../../../text/useProcedureWords.ts'
import { useWords } from '../../../text/words.ts'
import classes from '../filing.module.css'
import type { PieceStanding } from './pieceStanding.ts'

/** Pieces of the list that the answers made needless, and what they are asked for. */
export function NotNeeded({ pieces }: { readonly pieces: readonly PieceStanding[] }) {
  const say = useFilingWords()
  const trade = useProcedureWords()
  const { nameOf } = useWords()
  if (pieces.length === 0) return null
  return (
    <details className={classes.fold}>
      <summary>{say('pieces.notNeeded', { n: pieces.length })}</summary>
      <ul>
        {pieces.map(({ piece }) => (
          <li key={piece.code}>
            {nameOf(piece)} <small className={classes.muted}>{trade(`conditions.${piece.condition}`)}</small>
          </li>
        ))}
      </ul>
    </details>
  )
}
