import { Button } from '@mantine/core'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Notice } from '../../../api/contract/notifications.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { printedInstant } from '../../text/figures.ts'
import { useAccountWords } from '../../text/useAccountWords.ts'
import { useWords } from '../../text/words.ts'
import { Waiting } from '../../ui/Waiting.tsx'
import { Refused } from '../frame/Refused.tsx'
import { ownPath } from '../signIn/returnTo.ts'
import classes from './account.module.css'
import { Preferences } from './Preferences.tsx'

function useNotices() {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: ['notices', 'all'],
    queryFn: async ({ pageParam, signal }) =>
      valueOrThrow(await client.call('listNotices', { query: { cursor: pageParam }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

function useReading() {
  const client = useClient()
  const answers = useQueryClient()
  return useMutation({
    mutationFn: async (body: { readonly all: true } | { readonly ids: string[] }) =>
      valueOrThrow(await client.call('readNotices', { body })),
    onSuccess: () => answers.invalidateQueries({ queryKey: ['notices'] }),
  })
}

/** What the house has told me, the newest first, and what it also writes to me. */
export function NoticesPart() {
  const say = useAccountWords()
  const list = useNotices()
  const reading = useReading()
  const notices = list.data?.pages.flatMap((page) => page.notices) ?? []
  return (
    <>
      <section className={classes.section} aria-labelledby="notices">
        <h2 id="notices">{say('notices.title')}</h2>
        {list.isPending && <Waiting lines={[64, 64, 64]} />}
        <Refused error={list.error ?? reading.error} />
        {list.isSuccess && notices.length === 0 && <p className={classes.hint}>{say('notices.noneText')}</p>}
        {notices.some(({ readAt }) => readAt === null) && (
          <div>
            <Button variant="default" loading={reading.isPending} onClick={() => reading.mutate({ all: true })}>
              {say('notices.markAll')}
            </Button>
          </div>
        )}
        <ul className={classes.list}>
          {notices.map((notice) => (
            <NoticeLine key={notice.id} notice={notice} onRead={() => reading.mutate({ ids: [notice.id] })} />
          ))}
        </ul>
        {list.hasNextPage && (
          <div>
            <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {say('more')}
            </Button>
          </div>
        )}
      </section>
      <Preferences />
    </>
  )
}

function NoticeLine({ notice, onRead }: { readonly notice: Notice; readonly onRead: () => void }) {
  const say = useAccountWords()
  const { say: sentence } = useWords()
  const unread = notice.readAt === null
  const path = ownPath(notice.path)
  return (
    <li className={classes.notice} data-unread={unread || undefined}>
      <p>
        <b>{sentence(notice.title)}</b> {unread && <span className="unseen">({say('notices.unread')})</span>}
        <span>
          <br />
          {sentence(notice.text)}
        </span>
        <small className="figures">{printedInstant(notice.createdAt)}</small>
      </p>
      {path && (
        <Link to={path} onClick={unread ? onRead : undefined}>
          {say('notices.open')}
        </Link>
      )}
    </li>
  )
}
