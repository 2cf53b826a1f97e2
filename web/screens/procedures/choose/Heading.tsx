import { type ReactNode, useEffect, useRef } from 'react'

type HeadingProps = {
  /** Somebody came here from another question: the heading is then read out. Not when the address was opened. */
  readonly moved: boolean
  readonly children: ReactNode
}

/** The question, or the answer: it takes the focus when it takes the place of the one before, however late it comes. */
export function Heading({ moved, children }: HeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (moved) heading.current?.focus()
  }, [moved])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}
