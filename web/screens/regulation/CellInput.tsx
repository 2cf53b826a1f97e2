import { useEffect, useRef, useState } from 'react'
import type { RegulationCell, RegulationColumn } from '../../../api/contract/regulation/cells.ts'
import { useRegulationWords } from '../../text/useRegulationWords.ts'
import { useWords } from '../../text/words.ts'
import { cellText, type TypedFault, typedCell } from './cellText.ts'
import classes from './regulationTable.module.css'

export type CellInputProps = {
  readonly label: string
  readonly column: RegulationColumn
  readonly former: RegulationCell | null
  /** The letter that began the writing: it replaces what was there. */
  readonly begun: string | null
  /** The key that leads on once it is written. */
  readonly onWritten: (cell: RegulationCell | null, step: string) => void
  /** Given up with Escape; or left for another place, with what was written, or with what cannot be. */
  readonly onLeft: (how: 'escaped' | 'refused' | { readonly cell: RegulationCell | null }) => void
}

/** A cell that is being written: Enter goes down, Tab goes on, Escape gives up. A fault keeps it open and says why. */
export function CellInput({ label, column, former, begun, onWritten, onLeft }: CellInputProps) {
  const say = useRegulationWords()
  const { language } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(begun ?? cellText(former, say, language))
  const [fault, setFault] = useState<TypedFault | null>(null)
  useEffect(() => {
    input.current?.focus()
    if (begun === null) input.current?.select()
  }, [begun])
  const ended = useRef(false)
  const end = (act: () => void) => {
    ended.current = true
    act()
  }
  const written = (step: string) => {
    const read = typedCell(column, text, former)
    if ('fault' in read) setFault(read.fault)
    else end(() => onWritten(read.cell, step))
  }
  return (
    <>
      <input
        ref={input}
        className={classes.input}
        aria-label={label}
        aria-invalid={fault !== null}
        aria-errormessage={fault ? 'cell-fault' : undefined}
        value={text}
        autoComplete="off"
        onChange={({ currentTarget }) => {
          setText(currentTarget.value)
          setFault(null)
        }}
        onBlur={() => {
          if (ended.current) return
          const read = typedCell(column, text, former)
          end(() => onLeft('fault' in read ? 'refused' : read))
        }}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape') end(() => onLeft('escaped'))
          else if (event.key === 'Enter') written(event.shiftKey ? 'ArrowUp' : 'ArrowDown')
          else if (event.key === 'Tab') written(event.shiftKey ? 'ArrowLeft' : 'ArrowRight')
          else return
          event.preventDefault()
        }}
      />
      {fault && (
        <span id="cell-fault" role="alert" className={classes.fault}>
          {say(`faults.${fault}`)}
        </span>
      )}
    </>
  )
}
