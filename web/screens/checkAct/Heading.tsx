import { type ReactNode, useEffect, useRef } from 'react'
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx'
import classes from './checkAct.module.css'

type HeadingProps = {
  readonly tone: Tone
  readonly fileName: string
  readonly title: string
  readonly children: ReactNode
}

/** The verdict, told apart by shape, colour and word, and read as soon as it is there. */
export function Heading({ tone, fileName, title, children }: HeadingProps) {
  const place = useRef<HTMLHeadingElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <section className={classes.verdict} data-tone={tone}>
      <h2 ref={place} tabIndex={-1}>
        <StatusBadge tone={tone}>{title}</StatusBadge>
      </h2>
      <p>{children}</p>
      <p className={classes.hint}>
        <bdi>{fileName}</bdi>
      </p>
    </section>
  )
}
