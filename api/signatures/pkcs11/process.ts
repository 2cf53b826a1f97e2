import type { Said } from '../../apart/crew.ts'
import { type Cryptoki, CryptokiError, loadCryptoki } from './cryptoki.ts'
import { faultOf } from './faults.ts'
import type { TokenAnswer, TokenJob } from './protocol.ts'
import { closeToken, type OpenToken, openToken, signDigest, TokenFault } from './token.ts'

/** One token signed in to, for as long as this process lives: its end is the sign-out. */
let call: Cryptoki | null = null
let token: OpenToken | null = null

const say = (message: Said<TokenAnswer>) => process.send?.(message)

function answer({ module, reference, pin, kind, digest }: TokenJob): TokenAnswer {
  try {
    if (!call) {
      const loaded = loadCryptoki(module)
      loaded('initialize', null)
      call = loaded
    }
    token ??= openToken(call, reference, pin)
    const signature = digest ? signDigest(call, token, kind, Buffer.from(digest)) : Buffer.alloc(0)
    return { ok: true, signature }
  } catch (error) {
    const held = token !== null
    if (token && call) closeToken(call, token)
    token = null
    if (error instanceof TokenFault) return { ok: false, fault: error.fault, why: error.message }
    if (error instanceof CryptokiError) return { ok: false, fault: faultOf(error.code, held), why: error.message }
    // The module could not be loaded, or is none: the loader's own words.
    return { ok: false, fault: 'KEY_DRIVER_UNUSABLE', why: error instanceof Error ? error.message : String(error) }
  }
}

process.on('message', (job: TokenJob) => say({ kind: 'done', answer: answer(job) }))
// Whoever asked is gone: the token is signed out of by our end.
process.on('disconnect', () => process.exit(0))
say({ kind: 'ready' })
