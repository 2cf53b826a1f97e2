import koffi, { type TypeObject } from 'koffi'

/**
 * The few functions of PKCS#11 v2.40 that a signature needs, found through C_GetFunctionList: the only symbol every module
 * must show. For 64-bit Unix, where CK_ULONG is 8 bytes and structures are not packed.
 */

/** Places in CK_FUNCTION_LIST (PKCS#11 base specification v2.40, §3.6), after its version. */
const PLACES = {
  initialize: 0,
  getSlotList: 4,
  getTokenInfo: 6,
  openSession: 12,
  closeSession: 13,
  login: 18,
  findObjectsInit: 26,
  findObjects: 27,
  findObjectsFinal: 28,
  signInit: 42,
  sign: 43,
} as const
type Name = keyof typeof PLACES

const attributeShape = koffi.struct('CK_ATTRIBUTE', { type: 'ulong', value: 'void *', length: 'ulong' })
const mechanismShape = koffi.struct('CK_MECHANISM', { mechanism: 'ulong', parameter: 'void *', length: 'ulong' })
const attributes = koffi.pointer(attributeShape)
const count = koffi.out('ulong *')

/** Each answers a CK_RV; what it fills is a Buffer of ours. */
const PROTOTYPES: Readonly<Record<Name, TypeObject>> = {
  initialize: koffi.proto('ulong', ['void *']),
  getSlotList: koffi.proto('ulong', ['uchar', 'void *', koffi.inout('ulong *')]),
  getTokenInfo: koffi.proto('ulong', ['ulong', 'void *']),
  openSession: koffi.proto('ulong', ['ulong', 'ulong', 'void *', 'void *', count]),
  closeSession: koffi.proto('ulong', ['ulong']),
  login: koffi.proto('ulong', ['ulong', 'ulong', 'void *', 'ulong']),
  findObjectsInit: koffi.proto('ulong', ['ulong', attributes, 'ulong']),
  findObjects: koffi.proto('ulong', ['ulong', 'void *', 'ulong', count]),
  findObjectsFinal: koffi.proto('ulong', ['ulong']),
  signInit: koffi.proto('ulong', ['ulong', koffi.pointer(mechanismShape), 'ulong']),
  sign: koffi.proto('ulong', ['ulong', 'void *', 'ulong', 'void *', koffi.inout('ulong *')]),
}

/** A CK_RV other than CKR_OK, of the function that answered it. */
export class CryptokiError extends Error {
  readonly code: number

  constructor(name: string, code: number) {
    super(`${name} answered 0x${code.toString(16)}`)
    this.code = code
  }
}

type Given = number | bigint | Buffer | readonly unknown[] | object | null
export type Cryptoki = (name: Name, ...args: readonly Given[]) => void

const WORD = 8

/** Loads a module. @throws Error when the file is no PKCS#11 module of this machine */
export function loadCryptoki(path: string): Cryptoki {
  const library = koffi.load(path)
  const getFunctionList = library.func('C_GetFunctionList', 'ulong', [koffi.out('void **')])
  const out: [unknown] = [null]
  const answered = Number(getFunctionList(out))
  if (answered !== 0) throw new CryptokiError('C_GetFunctionList', answered)
  return (name, ...args) => {
    const address = koffi.decode(out[0], WORD * (1 + PLACES[name]), 'void *')
    const code = Number(koffi.call(address, PROTOTYPES[name], ...args))
    if (code !== 0) throw new CryptokiError(name, code)
  }
}
