import { NativeSelect } from '@mantine/core'
import { PIECE_CONDITIONS, PIECE_KINDS, type PieceRule } from '../../../../../api/contract/procedures/definition.ts'
import { useProcedureWords } from '../../../../text/useProcedureWords.ts'
import { useVersionWords } from '../../../../text/useVersionWords.ts'
import { useWords } from '../../../../text/words.ts'
import classes from '../versions.module.css'
import { AddElement } from './AddElement.tsx'
import { ElementHead } from './ElementHead.tsx'
import { RuleFields, SurenessField } from './RuleFields.tsx'
import type { DefinitionFieldsProps } from './StagesFields.tsx'
import { moved, newPiece, replaced, without } from './working.ts'

/** The pieces in the order they are asked. */
export function PiecesFields({ definition: { pieces }, onChange }: DefinitionFieldsProps) {
  const say = useVersionWords()
  const { nameOf } = useWords()
  return (
    <fieldset className={classes.section}>
      <legend>{say('pieces')}</legend>
      <ul className={classes.elements}>
        {pieces.map((piece, rank) => (
          <li key={piece.code}>
            <ElementHead
              name={nameOf(piece)}
              code={piece.code}
              rank={rank}
              count={pieces.length}
              onMove={(by) => onChange({ pieces: moved(pieces, rank, by) })}
              onRemove={() => onChange({ pieces: without(pieces, rank) })}
            />
            <PieceFields piece={piece} onChange={(next) => onChange({ pieces: replaced(pieces, rank, next) })} />
          </li>
        ))}
      </ul>
      <AddElement
        label={say('add')}
        among={pieces}
        onAdd={(named) => onChange({ pieces: [...pieces, newPiece(named)] })}
      />
    </fieldset>
  )
}

type PieceFieldsProps = { readonly piece: PieceRule; readonly onChange: (piece: PieceRule) => void }

function PieceFields({ piece, onChange }: PieceFieldsProps) {
  const say = useVersionWords()
  const words = useProcedureWords()
  const { nameOf } = useWords()
  const what = nameOf(piece)
  const rule = { what, rule: piece.rule, onChange: (next: PieceRule['rule']) => onChange({ ...piece, rule: next }) }
  return (
    <>
      <div className={classes.choices}>
        <NativeSelect
          size="md"
          aria-label={say('kind', { what })}
          data={PIECE_KINDS.map((value) => ({ value, label: say(`kinds.${value}`) }))}
          value={piece.kind}
          onChange={(event) => onChange({ ...piece, kind: event.currentTarget.value as PieceRule['kind'] })}
        />
        <NativeSelect
          size="md"
          aria-label={say('condition', { what })}
          data={PIECE_CONDITIONS.map((value) => ({ value, label: words(`conditions.${value}`) }))}
          value={piece.condition}
          onChange={(event) => onChange({ ...piece, condition: event.currentTarget.value as PieceRule['condition'] })}
        />
        <SurenessField {...rule} />
      </div>
      <RuleFields {...rule} />
    </>
  )
}
