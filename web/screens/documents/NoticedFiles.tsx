import { usePreflightWords } from '../../text/usePreflightWords.ts'
import { Notice } from '../../ui/Notice.tsx'
import type { NoticedFile } from '../../upload/useNoticed.ts'
import { PreflightFindings } from './PreflightFindings.tsx'

/** What the browser saw of the files just chosen; they are on their way all the same. */
export function NoticedFiles({ noticed }: { readonly noticed: readonly NoticedFile[] }) {
  const say = usePreflightWords()
  if (noticed.length === 0) return null
  return (
    <div role="status">
      {noticed.map(({ name, findings }) => (
        <Notice key={name} tone="warning">
          <p>{say('before', { name: `\u2068${name}\u2069` })}</p>
          <PreflightFindings findings={findings} />
        </Notice>
      ))}
    </div>
  )
}
