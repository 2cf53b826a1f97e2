import { useDirection } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import classes from './tabs.module.css'

export type Tab<K extends string> = { readonly id: K; readonly label: string; readonly count?: number | undefined }

type TabsProps<K extends string> = {
  readonly label: string
  readonly tabs: readonly Tab<K>[]
  readonly current: K
  readonly onChange: (id: K) => void
  readonly children: ReactNode
}

/** Parts of one thing, one shown at a time: arrows move along the row as it is read, Home and End go to its ends. */
export function Tabs<K extends string>({ label, tabs, current, onChange, children }: TabsProps<K>) {
  const id = useId()
  const row = useRef<HTMLDivElement>(null)
  const { dir } = useDirection()
  const move = (event: KeyboardEvent) => {
    const to = tabReached({ key: event.key, dir, at: tabs.findIndex((tab) => tab.id === current), count: tabs.length })
    const next = to === null ? undefined : tabs[to]
    if (!next) return
    event.preventDefault()
    onChange(next.id)
    row.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus()
  }
  return (
    <>
      <div ref={row} role="tablist" aria-label={label} className={classes.row} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            data-tab={tab.id}
            aria-selected={tab.id === current}
            aria-controls={`${id}-panel`}
            tabIndex={tab.id === current ? 0 : -1}
            onClick={() => onChange(tab.id)}
          >
            {tab.label}
            {tab.count !== undefined && <span className="figures"> {tab.count}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${current}`} className={classes.panel}>
        {children}
      </div>
    </>
  )
}

type Reach = { readonly key: string; readonly dir: 'ltr' | 'rtl'; readonly at: number; readonly count: number }

/** The tab a key leads to; null for a key that leads to none. */
export function tabReached({ key, dir, at, count }: Reach): number | null {
  const onwards = dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const back = dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft'
  if (key === onwards) return (at + 1) % count
  if (key === back) return (at - 1 + count) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : null
}
