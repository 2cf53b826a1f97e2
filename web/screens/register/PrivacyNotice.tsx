import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { valueOrThrow } from '../../api/client.ts'
import { useClient } from '../../api/queries.ts'
import { useSignInWords } from '../../text/useSignInWords.ts'
import { useWords } from '../../text/words.ts'
import formClasses from '../../ui/form.module.css'
import { Notice } from '../../ui/Notice.tsx'

/** The register of processings (law 09-08), public and rarely changed. */
export function usePrivacyRegister() {
  const client = useClient()
  return useQuery({
    queryKey: ['privacy register'],
    queryFn: async ({ signal }) => valueOrThrow(await client.call('getPrivacyRegister', { signal })),
    staleTime: 60 * 60_000,
  })
}

/** Shown where data is asked (law 09-08, article 5): what for, under which declaration, with which rights. */
type PrivacyNoticeProps = {
  readonly open: boolean
  /** Which processing of the register it is about; people's accounts when none is said. */
  readonly processing?: string
  readonly title?: string
}

export function PrivacyNotice({ open, processing = 'accounts', title }: PrivacyNoticeProps) {
  const say = useSignInWords()
  const { say: sentence } = useWords()
  const { data } = usePrivacyRegister()
  if (!data) return null
  const asked = data.processings.find(({ id }) => id === processing)
  return (
    <Notice>
      <details open={open}>
        <summary>{title ?? say('register.privacyTitle')}</summary>
        <div className={formClasses.told}>
          {asked && <p>{sentence(asked.purpose)}</p>}
          <p>{sentence(data.rights)}</p>
          <p>
            {data.cndpReference
              ? say('register.privacyCndp', { reference: data.cndpReference })
              : say('register.privacyPending')}
          </p>
          <p>
            <Link to="/vie-privee">{say('register.privacyMore')}</Link>
          </p>
        </div>
      </details>
    </Notice>
  )
}
