import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rename, stat, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'

/** Where evidence files lie, by the SHA-256 of their content. Who may see a file is decided by its row, not here. */
export type EvidenceStorage = {
  /** Stores the bytes (once, however often they come) and gives their SHA-256 in hex. */
  put(content: Uint8Array): Promise<string>
  /** The bytes as a stream, or null when there are none under this hash. */
  open(sha256: string): Promise<ReadableStream<Uint8Array> | null>
}

/** Keeps files in a folder: `<folder>/ab/abcdef…`. Written beside and renamed, so that no half file is ever seen. */
export function folderStorage(folder: string): EvidenceStorage {
  const place = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)
  return {
    async put(content) {
      const sha256 = createHash('sha256').update(content).digest('hex')
      const target = place(sha256)
      if (await stat(target).catch(() => null)) return sha256
      await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true })
      const draft = `${target}.${randomUUID()}`
      try {
        await writeFile(draft, content, { mode: 0o640 })
        await rename(draft, target)
      } catch (error) {
        await unlink(draft).catch(() => undefined)
        throw error
      }
      return sha256
    },
    async open(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) return null
      const found = await stat(place(sha256)).catch(() => null)
      return found && (Readable.toWeb(createReadStream(place(sha256))) as ReadableStream<Uint8Array>)
    },
  }
}
