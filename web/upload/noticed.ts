import type { Finding } from '../../api/contract/preflight/findings.ts'
import { imageFindings } from '../../api/contract/preflight/judge.ts'
import type { PieceRule } from '../../api/contract/procedures/definition.ts'

/** Heavier pictures are left to the service: a phone would stop to unpack them. */
const MOST_BYTES = 40 * 1024 * 1024

/**
 * What can be said of a file before it is sent, by the rules the service has: how fine a picture is. One that the browser
 * cannot read says nothing: the service decides, and measures the rest.
 */
export async function noticedBeforehand(file: File, content: PieceRule['content'] | null): Promise<Finding[]> {
  if (!file.type.startsWith('image/') || file.size > MOST_BYTES) return []
  const picture = await createImageBitmap(file).catch(() => null) // of a kind this browser does not know, or broken
  if (!picture) return []
  const found = imageFindings({ width: picture.width, height: picture.height }, content)
  picture.close()
  return found
}
