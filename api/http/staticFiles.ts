import { createReadStream, existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Context, Middleware } from 'koa'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.pfb': 'application/x-font-type1',
  '.bcmap': 'application/octet-stream',
  '.webmanifest': 'application/manifest+json',
}
const COMPRESSIBLE = new Set(['.html', '.js', '.mjs', '.css', '.json', '.svg', '.webmanifest'])

/** The file an address names, or null when it points out of the folder or is not an address. */
function insideFolder(folder: string, path: string): string | null {
  if (/%(?![0-9a-f]{2})/i.test(path) || path.includes('\0')) return null
  const wanted = join(folder, normalize(decodeURI(path)))
  return wanted === folder || wanted.startsWith(folder + sep) ? wanted : null
}

type Compressed = { readonly br: Buffer; readonly gzip: Buffer }

/**
 * Serves the built interface: hashed assets for ever, every other address the one page, compressed once.
 * @param folder the web build; when it is absent the routes under /api still answer
 */
export function staticFiles(folder: string): Middleware {
  const compressed = new Map<string, Compressed>()

  async function compress(file: string): Promise<Compressed> {
    const version = `${file} ${(await stat(file)).mtimeMs}`
    const known = compressed.get(version)
    if (known) return known
    const bytes = await readFile(file)
    const made = {
      br: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
      gzip: gzipSync(bytes, { level: 9 }),
    }
    compressed.set(version, made)
    return made
  }

  async function send(ctx: Context, file: string): Promise<void> {
    const extension = extname(file)
    ctx.type = TYPES[extension] ?? 'application/octet-stream'
    ctx.set('Cache-Control', file.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    ctx.vary('Accept-Encoding')
    const encoding = COMPRESSIBLE.has(extension) ? ctx.acceptsEncodings('br', 'gzip', 'identity') : 'identity'
    if (encoding === 'br' || encoding === 'gzip') {
      ctx.set('Content-Encoding', encoding)
      ctx.body = (await compress(file))[encoding]
      return
    }
    ctx.body = createReadStream(file)
  }

  return async (ctx, next) => {
    if ((ctx.method !== 'GET' && ctx.method !== 'HEAD') || ctx.path.startsWith('/api/')) return next()
    const wanted = insideFolder(folder, ctx.path)
    if (wanted === null) return next()
    const isFile = await stat(wanted).then(
      (found) => found.isFile(),
      () => false,
    )
    if (isFile) return send(ctx, wanted)
    const page = join(folder, 'index.html')
    // A commune's code has dots too: only the extension of a file makes a missing file.
    if (Object.hasOwn(TYPES, extname(ctx.path)) || !existsSync(page)) return next()
    return send(ctx, page)
  }
}
