import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'

const inflate = promisify(inflateRaw)

export type ZipEntry = {
  name: string
  encrypted: boolean
  /** Size after unpacking, as the central directory declares it; `unpackEntry` holds the entry to it. */
  size: number
  packedSize: number
  method: number
  offset: number
}

/**
 * The central directory of a zip, read without unpacking anything; null when there is none or it is damaged.
 * Zip64 fields are understood because Java writers use them for small files too.
 */
export function readZipEntries(zip: Buffer): ZipEntry[] | null {
  try {
    const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
    if (end < 0 || end + 22 > zip.length) return null
    let count = zip.readUInt16LE(end + 10)
    let at = zip.readUInt32LE(end + 16)
    if (count === 0xffff || at === 0xffffffff) {
      const end64 = Number(zip.readBigUInt64LE(end - 20 + 8))
      count = Number(zip.readBigUInt64LE(end64 + 32))
      at = Number(zip.readBigUInt64LE(end64 + 48))
    }
    const entries: ZipEntry[] = []
    for (let i = 0; i < count; i += 1) {
      if (zip.readUInt32LE(at) !== 0x02014b50) return null
      const nameLength = zip.readUInt16LE(at + 28)
      const extraLength = zip.readUInt16LE(at + 30)
      const extra = zip.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
      const [size, packedSize, offset] = wide(extra, [
        zip.readUInt32LE(at + 24),
        zip.readUInt32LE(at + 20),
        zip.readUInt32LE(at + 42),
      ])
      entries.push({
        name: zip.toString('utf8', at + 46, at + 46 + nameLength).replace(/^\//, ''),
        encrypted: (zip.readUInt16LE(at + 8) & 1) === 1,
        method: zip.readUInt16LE(at + 10),
        size,
        packedSize,
        offset,
      })
      at += 46 + nameLength + extraLength + zip.readUInt16LE(at + 32)
    }
    return entries
  } catch {
    return null
  }
}

/** The content of one entry. Refuses (throws) content larger than declared, so that a lying directory cannot flood us. */
export async function unpackEntry(zip: Buffer, entry: ZipEntry): Promise<Buffer> {
  const start = entry.offset + 30 + zip.readUInt16LE(entry.offset + 26) + zip.readUInt16LE(entry.offset + 28)
  const packed = zip.subarray(start, start + entry.packedSize)
  if (entry.method === 0) return packed
  if (entry.method !== 8) throw new Error(`zip method ${entry.method} is not supported`)
  return inflate(packed, { maxOutputLength: Math.max(entry.size, 1) })
}

type Sizes = [size: number, packedSize: number, offset: number]

/** Replaces the 32-bit values that say "see the zip64 field" (all ones), in the field's order. */
function wide(extra: Buffer, sizes: Sizes): Sizes {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let field = at + 4
    return sizes.map((value) => {
      if (value !== 0xffffffff) return value
      field += 8
      return Number(extra.readBigUInt64LE(field - 8))
    }) as Sizes
  }
  return sizes
}
