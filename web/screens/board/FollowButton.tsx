import { Button } from '@mantine/core'
import { useState } from 'react'
import type { BoardRow } from '../../../api/contract/performance/board.ts'
import { useBoardWords } from '../../text/useBoardWords.ts'
import { useWords } from '../../text/words.ts'
import { Refused } from '../frame/Refused.tsx'
import screen from './board.module.css'
import { useFollow } from './boardQueries.ts'
import classes from './unitTables.module.css'

type Unit = BoardRow['unit']

/** Follows a commune and lets it go again, and says which was done, with the way back. */
export function useFollowing() {
  const say = useBoardWords()
  const { nameOf } = useWords()
  const following = useFollow()
  const [last, setLast] = useState<{ readonly unit: Unit; readonly on: boolean } | null>(null)
  const follow = (unit: Unit, on: boolean) =>
    following.mutate({ code: unit.code, on }, { onSuccess: () => setLast({ unit, on }) })
  const said = (
    <>
      <Refused error={following.error} />
      <p role="status" className={screen.said}>
        {last && (
          <>
            {say(last.on ? 'followed' : 'unfollowed', { commune: nameOf(last.unit) })}{' '}
            <Button size="compact-sm" variant="subtle" onClick={() => follow(last.unit, !last.on)}>
              {say('undo')}
            </Button>
          </>
        )}
      </p>
    </>
  )
  return { follow, said }
}

type FollowButtonProps = { readonly row: BoardRow; readonly onFollow: (unit: Unit, on: boolean) => void }

/** A star, full while the commune is followed. */
export function FollowButton({ row: { unit, followed }, onFollow }: FollowButtonProps) {
  const say = useBoardWords()
  const { nameOf } = useWords()
  return (
    <button
      type="button"
      className={classes.star}
      aria-pressed={followed}
      aria-label={say(followed ? 'unfollow' : 'follow', { commune: nameOf(unit) })}
      onClick={() => onFollow(unit, !followed)}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true" fill={followed ? 'currentColor' : 'none'} stroke="currentColor">
        <path
          strokeWidth="1.5"
          strokeLinejoin="round"
          d="m10 2 2.4 5.2 5.6.6-4.2 3.8 1.2 5.6L10 14.4l-5 2.8 1.2-5.6L2 7.8l5.6-.6z"
        />
      </svg>
    </button>
  )
}
