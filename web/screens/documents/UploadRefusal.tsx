import { isBrowserCode } from '../../api/problem.ts'
import { useDocumentWords } from '../../text/useDocumentWords.ts'
import { useWords } from '../../text/words.ts'
import { ProblemPanel } from '../../ui/ProblemPanel.tsx'
import { mostBytesOf } from '../../upload/preChecks.ts'
import type { Refusal, UploadItem } from '../../upload/uploadItem.ts'
import { useSize } from './bytes.ts'

const TYPES = 'PDF, PNG, JPEG, TIFF, WebP, DXF, DWG, GeoJSON, ZIP, KMZ, CSV, TXT'

type UploadRefusalProps = { readonly item: UploadItem; readonly refusal: Refusal }

/** Why a file was not kept, in a sentence, and what to do: the service's words, or the browser's own. */
export function UploadRefusal({ item, refusal }: UploadRefusalProps) {
  const say = useDocumentWords()
  const sentence = useRefusalWords(item, refusal)
  return (
    <ProblemPanel
      what={sentence}
      now={say('upload.nowOther')}
      reference={refusal.by === 'service' ? refusal.problem.requestId : undefined}
    />
  )
}

function useRefusalWords({ name, bytes }: UploadItem, refusal: Refusal): string {
  const say = useDocumentWords()
  const { t, say: sentence } = useWords()
  const size = useSize()
  if (refusal.by === 'service') {
    const { code, detail } = refusal.problem
    return detail ? sentence(detail) : t(isBrowserCode(code) ? `problems.${code}` : 'problems.UNREACHABLE')
  }
  const { why } = refusal
  if (why === 'notTheSame') return say('upload.notTheSame', { chosen: name, expected: refusal.expected })
  return say(`upload.${why}`, {
    name,
    types: TYPES,
    size: size(bytes),
    limit: size(mostBytesOf(name) ?? 0),
  })
}
