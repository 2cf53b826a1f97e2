import { TextInput } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react'
import classes from './chooser.module.css'

export type Choice = { readonly id: string; readonly name: string; readonly hint?: ReactNode }

type ChooserProps = {
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly choices: readonly Choice[]
  /** What was chosen, by name; typing over it lets it go. */
  readonly chosen: string | null
  readonly onType: (text: string) => void
  readonly onChoose: (choice: Choice | null) => void
  /** Said when something was typed and nothing answers. */
  readonly state?: string | undefined
  /** Shows every choice as soon as one comes to the field: for a list short enough to be read. */
  readonly browse?: true
}

/** What is typed, what answers it, and which answer the arrows are on. */
function useChooser({ choices, chosen, onType, onChoose, browse }: ChooserProps) {
  const [text, setText] = useState<string | null>(null)
  const [active, setActive] = useState(0)
  const open = text !== null && choices.length > 0
  const type = (typed: string) => {
    setText(typed)
    setActive(0)
    onType(typed)
    if (chosen !== null) onChoose(null)
  }
  const choose = (choice: Choice | undefined) => {
    if (!choice) return
    setText(null)
    onChoose(choice)
  }
  const keys = (event: KeyboardEvent) => {
    if (!open) return
    if (event.key === 'ArrowDown') setActive((now) => (now + 1) % choices.length)
    else if (event.key === 'ArrowUp') setActive((now) => (now - 1 + choices.length) % choices.length)
    else if (event.key === 'Enter') choose(choices[active])
    else if (event.key === 'Escape') setText(null)
    else return
    event.preventDefault()
  }
  const look = () => setText((now) => now ?? chosen ?? '')
  const looking = browse && { onFocus: look, onClick: look, onBlur: () => setText(null) }
  return { looking, text: text ?? chosen ?? '', typing: text !== null, active, open, type, choose, keys }
}

/** One of many, found by its first letters: arrows and Enter choose, Escape closes. */
export function Chooser(props: ChooserProps) {
  const { label, hint, error, choices, state } = props
  const id = useId()
  const { looking, text, typing, active, open, type, choose, keys } = useChooser(props)
  useEffect(() => {
    if (open) document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, open, active])
  return (
    <div className={classes.chooser}>
      <TextInput
        size="md"
        label={label}
        description={hint}
        error={error}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={id}
        aria-activedescendant={open ? `${id}-${active}` : undefined}
        autoComplete="off"
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={keys}
        {...looking}
      />
      <div id={id} role="listbox" aria-label={label} className={classes.choices} hidden={!open}>
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys act on the input, which keeps the focus
          <div
            key={choice.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            tabIndex={-1}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(choice)}
          >
            <bdi>{choice.name}</bdi> <small>{choice.hint}</small>
          </div>
        ))}
      </div>
      <p role="status" className={classes.state}>
        {typing && choices.length === 0 ? state : ''}
      </p>
    </div>
  )
}
