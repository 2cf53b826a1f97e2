import { type ReactNode, useEffect, useId, useRef } from 'react'
import classes from './dialog.module.css'

type DialogProps = {
  readonly title: string
  readonly children: ReactNode
  /** Absent where there is no way round an answer: Escape then does nothing. */
  readonly onClose?: (() => void) | undefined
}

/** A modal question, shown as long as it is mounted. The browser keeps the focus inside and gives it back afterwards. */
export function Dialog({ title, children, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const label = useId()
  useEffect(() => {
    const shown = dialog.current
    const from = document.activeElement
    shown?.showModal()
    return () => {
      shown?.close()
      if (from instanceof HTMLElement && from.isConnected) from.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={classes.dialog}
      aria-labelledby={label}
      onCancel={(event) => {
        event.preventDefault()
        onClose?.()
      }}
    >
      <h2 id={label}>{title}</h2>
      {children}
    </dialog>
  )
}

/** The answers of a dialog or the end of a form: on phones one under the other. */
export const Answers = ({ children }: { readonly children: ReactNode }) => (
  <div className={classes.answers}>{children}</div>
)
