import type { Config } from '../config.ts'
import { readAnchors } from './anchors.ts'
import type { Certificate } from './cms/certificate.ts'
import { demonstrationAnchor } from './demonstrationAuthority.ts'

/** The authorities this house believes: those its file lists and, in demonstration mode, the one that certifies its signers. */
export async function houseAnchors(
  config: Pick<Config, 'signatureAnchors' | 'demonstration' | 'dataFolder'>,
): Promise<readonly Certificate[]> {
  const listed = await readAnchors(config.signatureAnchors)
  const own = config.demonstration ? await demonstrationAnchor(config.dataFolder) : null
  return own ? [...listed, own] : listed
}
