import type { ReactNode } from 'react'
import classes from './notice.module.css'

type NoticeProps = {
  readonly tone?: 'plain' | 'warning' | 'error'
  readonly children: ReactNode
  readonly role?: 'status' | 'alert'
}

/** A remark set apart by a rule on its start side. */
export const Notice = ({ tone = 'plain', children, role }: NoticeProps) => (
  <div className={classes.notice} data-tone={tone} role={role}>
    {children}
  </div>
)
