import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ExportRequest, ExportState } from '../../../api/contract/privacy.ts'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { printedInstant } from '../../text/figures.ts'
import { useAccountWords } from '../../text/useAccountWords.ts'
import { useWords } from '../../text/words.ts'
import { StatusBadge, type Tone } from '../../ui/StatusBadge.tsx'
import { Waiting } from '../../ui/Waiting.tsx'
import { Refused } from '../frame/Refused.tsx'
import classes from './account.module.css'

const TONES: Readonly<Record<ExportState, Tone>> = {
  counting: 'waiting',
  to_approve: 'waiting',
  approved: 'waiting',
  running: 'waiting',
  ready: 'good',
  refused: 'fault',
  failed: 'fault',
  expired: 'attention',
}
const UNDER_WAY: readonly ExportState[] = ['counting', 'to_approve', 'approved', 'running']
const WATCH_MS = 2_000

/** A copy of everything held about me: asked, followed while it is made, downloaded. */
export function OwnExport({ personId }: { readonly personId: string }) {
  const say = useAccountWords()
  const client = useClient()
  const answers = useQueryClient()
  const list = useQuery({
    queryKey: ['listExports'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('listExports', { signal })),
    // watched only while one is being made: that ends by itself
    refetchInterval: ({ state }) => (mine(state.data?.exports, personId).some(isUnderWay) ? WATCH_MS : false),
  })
  const asking = useMutation({
    mutationFn: async () => valueOrThrow(await client.call('askOwnExport')),
    onSuccess: () => answers.invalidateQueries({ queryKey: ['listExports'] }),
  })
  const own = mine(list.data?.exports, personId)
  return (
    <section className={classes.section} aria-labelledby="own-data">
      <h2 id="own-data">{say('privacy.exportTitle')}</h2>
      <p className={classes.hint}>{say('privacy.exportIntro')}</p>
      {list.isPending && <Waiting lines={[52]} />}
      <Refused error={list.error ?? asking.error} />
      {list.isSuccess && own.length === 0 && <p>{say('privacy.exportNone')}</p>}
      <ul className={classes.list} aria-live="polite">
        {own.map((request) => (
          <li key={request.id}>
            <ExportLine request={request} />
          </li>
        ))}
      </ul>
      <div>
        <Button
          variant="default"
          size="md"
          loading={asking.isPending}
          disabled={own.some(isUnderWay)}
          onClick={() => asking.mutate()}
        >
          {say('privacy.exportAsk')}
        </Button>
      </div>
    </section>
  )
}

const mine = (exports: readonly ExportRequest[] = [], personId: string) =>
  exports.filter(({ kind, askedBy }) => kind === 'own_data' && askedBy.id === personId)

const isUnderWay = ({ state }: ExportRequest) => UNDER_WAY.includes(state)

function ExportLine({ request }: { readonly request: ExportRequest }) {
  const say = useAccountWords()
  const { say: sentence } = useWords()
  const { id, state, askedAt, expiresAt, mayDownload, failure } = request
  return (
    <>
      <p>
        <StatusBadge tone={TONES[state]}>{say(`privacy.states.${state}`)}</StatusBadge>
        <small className="figures">
          {say('privacy.exportAsked', { at: printedInstant(askedAt) })}
          {mayDownload && expiresAt && ` · ${say('privacy.exportUntil', { at: printedInstant(expiresAt) })}`}
          {failure && ` · ${sentence(failure)}`}
        </small>
      </p>
      {mayDownload && (
        <Button component="a" variant="default" href={`/api/exports/${encodeURIComponent(id)}/content`} download>
          {say('privacy.exportDownload')}
        </Button>
      )}
    </>
  )
}
