import { useMutation } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { MOST_CHECKED_BYTES } from '../../../api/contract/acts.ts'
import { valueOrThrow } from '../../api/client.ts'
import { problemOf } from '../../api/problem.ts'
import { useClient } from '../../api/queries.ts'
import { useActStandingWords } from '../../text/useActStandingWords.ts'
import { useCheckActWords } from '../../text/useCheckActWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useSize } from '../documents/bytes.ts'
import { Refused } from '../frame/Refused.tsx'
import { useTitle } from '../frame/useTitle.ts'
import classes from './checkAct.module.css'
import { DropAct } from './DropAct.tsx'
import { FindAct } from './FindAct.tsx'
import { HereVerdict } from './HereVerdict.tsx'
import type { LocalIntegrity } from './localIntegrity.ts'
import { Standing } from './Standing.tsx'
import type { Sought } from './standingQuery.ts'
import { Verdict } from './Verdict.tsx'

/** What the service answered of a file, or what this device found alone when the service could not be reached. */
type Found =
  | { readonly by: 'service'; readonly answer: Parameters<typeof Verdict>[0]['answer'] }
  | { readonly by: 'device'; readonly integrity: LocalIntegrity }

/** Anybody checks a signed act: the file is read and forgotten, and without a connection the device checks what it can. */
export function CheckActScreen() {
  const say = useCheckActWords()
  const sayStanding = useActStandingWords()
  const { token } = useParams({ strict: false })
  const [sought, setSought] = useState<Sought | null>(token === undefined ? null : { token })
  const [sent, setSent] = useState(0)
  const client = useClient()
  useTitle(say('title'))
  const checking = useMutation({
    networkMode: 'always', // without a connection the device answers
    mutationFn: async (file: File): Promise<Found> => {
      setSent(0)
      const answer = await client.verifyAct({ file, onProgress: setSent })
      if (!answer.ok && isAway(answer.error.code)) return { by: 'device', integrity: await checkedHere(file) }
      return { by: 'service', answer: valueOrThrow(answer) }
    },
  })
  const { mutate, reset } = checking
  const [heavy, setHeavy] = useState<File | null>(null)
  const check = useCallback(
    (file: File) => {
      const isHeavy = file.size > MOST_CHECKED_BYTES
      setHeavy(isHeavy ? file : null)
      if (isHeavy) reset()
      else mutate(file)
    },
    [mutate, reset],
  )
  const { data, variables } = checking
  return (
    <main id="content" className={classes.page} tabIndex={-1}>
      <h1>{say('title')}</h1>
      <p className={classes.intro}>{say('intro')}</p>
      {token !== undefined && sought && (
        <>
          <Standing sought={sought} />
          <p>{sayStanding('hasFile')}</p>
        </>
      )}
      <DropAct isBusy={checking.isPending} onFile={check} />
      {heavy && <TooHeavy file={heavy} />}
      {checking.isPending && (
        <p role="status">
          {say('checking', { name: variables?.name ?? '' })} <progress max={1} value={sent} aria-label={say('sent')} />
        </p>
      )}
      {checking.error && <Refused error={problemOf(checking.error)} />}
      {data?.by === 'service' && variables && (
        <>
          <Verdict answer={data.answer} fileName={variables.name} />
          {data.answer.signatures.length > 0 && <Standing sought={{ file: variables }} />}
        </>
      )}
      {data?.by === 'device' && variables && <HereVerdict integrity={data.integrity} fileName={variables.name} />}
      {token === undefined && (
        <section className={classes.byNumber} aria-labelledby="by-number">
          <h2 id="by-number">{sayStanding('byNumber')}</h2>
          <FindAct onFind={setSought} />
          {sought && <Standing sought={sought} />}
        </section>
      )}
    </main>
  )
}

/** Told before a byte leaves: what the service would not read is not sent. */
function TooHeavy({ file: { name, size } }: { readonly file: File }) {
  const say = useCheckActWords()
  const sizeOf = useSize()
  return (
    <Notice tone="error" role="alert">
      {say('tooHeavy', { name, size: sizeOf(size), limit: sizeOf(MOST_CHECKED_BYTES) })}
    </Notice>
  )
}

const isAway = (code: string) => code === 'OFFLINE' || code === 'UNREACHABLE'

/** Loaded with the page's first check at the latest; a device that lost its connection before has no reader. */
const checkedHere = async (file: File): Promise<LocalIntegrity> => {
  const { checkHere } = await reader
  return checkHere(new Uint8Array(await file.arrayBuffer()))
}

/** Asked for as the page opens, so that it is there when the connection is not. */
const reader = import('./localIntegrity.ts')
